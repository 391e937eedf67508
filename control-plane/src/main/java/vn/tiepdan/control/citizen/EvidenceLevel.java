package vn.tiepdan.control.citizen;

/**
 * How sure it is who came, from the least on. None of them keeps anybody from being received: who has no card is a citizen all the same.
 */
public enum EvidenceLevel {
    /** What the person says of themself. */
    NONE,
    /** The text of the card's QR code, which anybody can print: it fills fields in and proves nothing. */
    QR_ONLY,
    /** An official knows the person. */
    KNOWN_BY_OFFICIAL,
    /** A member of staff held the document in their hands and compared the face. */
    DOCUMENT_SEEN,
    /** The chip answered, and what it said is signed by who issues the cards (ICAO 9303 part 11, passive authentication). */
    CHIP_VERIFIED;

    public boolean isAtLeast(EvidenceLevel other) {
        return compareTo(other) >= 0;
    }
}
