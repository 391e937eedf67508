package vn.tiepdan.control.citizen;

import java.time.LocalDate;
import java.util.Optional;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/**
 * The paper by which somebody speaks for somebody else (Decree 124/2020/NĐ-CP article 5, form 02). Whoever registers it sees its gaps as
 * warnings; what cannot be at all is refused.
 *
 * @param number      of the paper; empty where it has none
 * @param validUntil  the last day on which it holds; empty when it says none
 * @param certifiedBy notary or People's Committee; empty when nobody certified it
 * @param scope       what the agent may do, in the words of the paper
 */
public record Authorisation(
        String number,
        LocalDate madeOn,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String certifiedBy,
        String scope) {
    private static final int LONGEST = 500;

    /** Fails with {@link Refused} at the member that is wrong. */
    public Authorisation {
        number = number.strip();
        certifiedBy = certifiedBy.strip();
        scope = scope.strip();
        if (validFrom.isBefore(madeOn)) {
            throw wrong(
                    "validFrom",
                    "It cannot hold before " + madeOn + ", when it was made. Correct one of the two days.");
        }
        var from = validFrom;
        if (validUntil.filter(it -> it.isBefore(from)).isPresent()) {
            throw wrong(
                    "validUntil", "It cannot end before it begins on " + validFrom + ". Correct one of the two days.");
        }
        if (scope.isEmpty() || scope.length() > LONGEST) {
            throw wrong("scope", "Write in 1 to " + LONGEST + " characters what the paper allows.");
        }
        if (number.length() > LONGEST || certifiedBy.length() > LONGEST) {
            throw wrong(
                    number.length() > LONGEST ? "number" : "certifiedBy",
                    "Write it in at most " + LONGEST + " characters.");
        }
    }

    boolean isCertified() {
        return !certifiedBy.isEmpty();
    }

    boolean hasBegun(LocalDate day) {
        return !day.isBefore(validFrom);
    }

    boolean isOver(LocalDate day) {
        return validUntil.filter(day::isAfter).isPresent();
    }

    private static Refused wrong(String field, String detail) {
        return new Refused(
                Problem.atField("authorisation-wrong", "The authorisation cannot be kept like that", detail, field));
    }

    @Override
    public String toString() {
        return "Authorisation[" + validFrom + "]";
    }
}
