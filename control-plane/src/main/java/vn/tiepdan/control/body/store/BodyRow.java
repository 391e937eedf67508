package vn.tiepdan.control.body.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;

@Entity
@Immutable
@Table(name = "body")
@SuppressWarnings("NullAway.Init")
class BodyRow {
    @Id
    String id;

    String name;
    String englishName;

    @Nullable
    String parent;

    @Nullable
    Instant validFrom;

    @Nullable
    Instant validUntil;

    @Nullable
    String heir;

    Body asBody() {
        return new Body(
                new BodyId(id),
                name,
                englishName,
                Optional.ofNullable(parent).map(BodyId::new),
                new Body.Term(
                        Optional.ofNullable(validFrom),
                        Optional.ofNullable(validUntil),
                        Optional.ofNullable(heir).map(BodyId::new)));
    }
}
