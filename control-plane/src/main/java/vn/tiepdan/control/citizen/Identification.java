package vn.tiepdan.control.citizen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that was said of who somebody is, in its order. The highest evidence since the last withdrawal counts.
 *
 * @param claimed what the person says of themself
 */
public record Identification(Claimed claimed, List<Proof> proofs) {
    public Identification {
        proofs = List.copyOf(proofs);
    }

    /** Personal data; everything but the name may be missing. */
    public record Claimed(
            String name, Optional<PersonalNumber> number, Optional<LocalDate> birth, Optional<PersonalNumber.Sex> sex) {
        @Override
        public String toString() {
            return "Claimed[]";
        }
    }

    /** What an official should look at; none of them keeps anybody from being received. */
    public enum Doubt {
        /** The number belongs to somebody born in another year. */
        BIRTH_YEAR_DIFFERS,
        SEX_DIFFERS,
        /** Card, chip or the person's own word name different numbers. */
        NUMBERS_DIFFER,
        /** The chip answered, and its data is not signed by who issues the cards. */
        CHIP_NOT_AUTHENTIC,
        BORN_IN_THE_FUTURE
    }

    public Identification with(Proof proof) {
        var all = new ArrayList<>(proofs);
        all.add(proof);
        return new Identification(claimed, all);
    }

    public EvidenceLevel level() {
        return counting().stream()
                .map(Proof::level)
                .max(EvidenceLevel::compareTo)
                .orElse(EvidenceLevel.NONE);
    }

    /** @param today in Vietnam */
    public Set<Doubt> doubts(LocalDate today) {
        var doubts = EnumSet.noneOf(Doubt.class);
        var numbers = numbers();
        if (numbers.size() > 1) {
            doubts.add(Doubt.NUMBERS_DIFFER);
        }
        claimed.birth.filter(it -> it.isAfter(today)).ifPresent(_ -> doubts.add(Doubt.BORN_IN_THE_FUTURE));
        for (var number : numbers) {
            claimed.birth.filter(it -> !number.fits(it)).ifPresent(_ -> doubts.add(Doubt.BIRTH_YEAR_DIFFERS));
            claimed.sex.filter(it -> !number.fits(it)).ifPresent(_ -> doubts.add(Doubt.SEX_DIFFERS));
        }
        if (counting().stream().anyMatch(it -> it instanceof Proof.ChipRead chip && !chip.isAuthentic())) {
            doubts.add(Doubt.CHIP_NOT_AUTHENTIC);
        }
        return doubts;
    }

    private Set<PersonalNumber> numbers() {
        var numbers = new HashSet<PersonalNumber>();
        claimed.number.ifPresent(numbers::add);
        counting().forEach(it -> it.named().ifPresent(numbers::add));
        return numbers;
    }

    /** Those since the last withdrawal. */
    private List<Proof> counting() {
        for (int i = proofs.size() - 1; i >= 0; i--) {
            if (proofs.get(i) instanceof Proof.Withdrawn) {
                return proofs.subList(i + 1, proofs.size());
            }
        }
        return proofs;
    }
}
