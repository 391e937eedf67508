package vn.tiepdan.control.calendar.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Words;

@Entity
@Immutable
@Table(name = "legal_source")
@SuppressWarnings("NullAway.Init")
class SourceRow {
    @Id
    String document;

    String title;
    String issuer;
    LocalDate issuedOn;
    LocalDate inForceFrom;
    String address;
    String uncertain;
    String englishUncertain;
    String enteredBy;

    Source asSource() {
        return new Source(
                document, title, issuer, issuedOn, inForceFrom, address, new Words(uncertain, englishUncertain));
    }
}
