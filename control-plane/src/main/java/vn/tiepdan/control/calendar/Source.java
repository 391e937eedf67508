package vn.tiepdan.control.calendar;

import java.time.LocalDate;

/**
 * A document that says something about days or numbers. Of two that speak of the same day the one that came into force later counts.
 *
 * @param document  its number, for example {@code 45/2019/QH14}; names it everywhere
 * @param title     what it is called, in Vietnamese; may be empty
 * @param issuer    in Vietnamese
 * @param address   where it can be read; may be empty
 * @param uncertain why it should be checked, for example because only reports of it were read; {@link Words#NONE} when it need not be
 */
public record Source(
        String document,
        String title,
        String issuer,
        LocalDate issuedOn,
        LocalDate inForceFrom,
        String address,
        Words uncertain) {
    public Source {
        if (document.isBlank() || issuer.isBlank()) {
            throw new IllegalArgumentException("a source has a document and an issuer");
        }
    }
}
