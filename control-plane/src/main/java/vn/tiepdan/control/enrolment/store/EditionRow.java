package vn.tiepdan.control.enrolment.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.enrolment.Edition;
import vn.tiepdan.control.trust.RevocationList;

@Entity
@Table(name = "revocation_list")
class EditionRow {
    /** Always true: the migration writes the one row that there is. */
    @Id
    boolean onlyOne;

    byte @Nullable [] list;

    @Nullable
    Instant endedBy;

    Optional<Edition> asEdition() {
        return list == null || endedBy == null
                ? Optional.empty()
                : Optional.of(new Edition(RevocationList.read(list), endedBy));
    }

    void become(Edition edition) {
        list = edition.list().encoded();
        endedBy = edition.endedBy();
    }
}
