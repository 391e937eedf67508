package vn.tiepdan.control.citizen;

import java.time.Instant;
import java.util.Optional;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** One thing that says who somebody is. What was said stays said: who errs adds {@link Withdrawn}, and nothing is removed. */
public sealed interface Proof {
    int LONGEST = 300;

    Instant at();

    /** @param number that the code named, if it named one */
    record QrRead(Instant at, Optional<PersonalNumber> number) implements Proof {}

    /**
     * @param isAuthentic that the chip's data is signed by who issues the cards; otherwise it proves no more than a QR code
     */
    record ChipRead(Instant at, PersonalNumber number, boolean isAuthentic) implements Proof {}

    /** @param by account name of the member of staff who held it */
    record DocumentSeen(Instant at, String by, Document document) implements Proof {
        public DocumentSeen {
            demand(by, "by", "Say who has seen the document.");
        }
    }

    /** @param how in a few words, for whoever asks years later */
    record KnownBy(Instant at, String by, String how) implements Proof {
        public KnownBy {
            demand(by, "by", "Say who knows this person.");
            demand(how, "how", "Say in a few words from where this person is known.");
        }
    }

    /** What was proved before counts no more: another person sits there than it was thought. */
    record Withdrawn(Instant at, String by, String why) implements Proof {
        public Withdrawn {
            demand(by, "by", "Say who withdraws it.");
            demand(why, "why", "Say in a few words why it counts no more.");
        }
    }

    /** @param number as it stands on the document; may have letters, as passports have */
    record Document(Kind kind, String number) {
        public enum Kind {
            CITIZEN_CARD,
            FORMER_IDENTITY_CARD,
            PASSPORT,
            OTHER
        }

        public Document {
            number = number.strip();
            demand(number, "number", "Write the number as it stands on the document.");
        }
    }

    default EvidenceLevel level() {
        return switch (this) {
            case QrRead _ -> EvidenceLevel.QR_ONLY;
            case ChipRead chip -> chip.isAuthentic ? EvidenceLevel.CHIP_VERIFIED : EvidenceLevel.QR_ONLY;
            case DocumentSeen _ -> EvidenceLevel.DOCUMENT_SEEN;
            case KnownBy _ -> EvidenceLevel.KNOWN_BY_OFFICIAL;
            case Withdrawn _ -> EvidenceLevel.NONE;
        };
    }

    /** The personal number that it names, where it names one. */
    default Optional<PersonalNumber> named() {
        return switch (this) {
            case QrRead qr -> qr.number;
            case ChipRead chip -> Optional.of(chip.number);
            case DocumentSeen seen
            when seen.document.kind == Document.Kind.CITIZEN_CARD -> PersonalNumber.parse(seen.document.number);
            case DocumentSeen _, KnownBy _, Withdrawn _ -> Optional.empty();
        };
    }

    private static void demand(String text, String field, String otherwise) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new Refused(Problem.atField("proof-wrong", "This cannot be kept as evidence", otherwise, field));
        }
    }
}
