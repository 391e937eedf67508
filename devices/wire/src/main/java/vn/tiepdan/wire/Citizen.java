package vn.tiepdan.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who sits at the kiosk, as far as they said. Personal data: never in logs, metrics, topics or file names.
 *
 * @param number    12-digit personal number; a person without a card has none and is received all the same
 * @param oldNumber 9-digit number of the former identity card
 * @param evidence  how the data came; a scanned QR text is unsigned and proves nothing
 */
public record Citizen(
        String fullName,
        @Nullable String number,
        @Nullable String oldNumber,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable String address,
        @Nullable LocalDate issuedOn,
        Evidence evidence) {

    public enum Evidence {
        @JsonProperty("typed")
        TYPED,
        @JsonProperty("qr")
        QR
    }

    public Citizen {
        if (fullName.isBlank() || fullName.length() > 200) {
            throw new IllegalArgumentException("fullName must have 1 to 200 characters");
        }
    }

    /** Without personal data, so that a careless log line stays harmless. */
    @Override
    public String toString() {
        return "Citizen[" + evidence + "]";
    }
}
