package vn.tiepdan.control.citizen;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** For whom somebody speaks, and by what. */
public sealed interface Standing {
    /** For themself. */
    record Self() implements Standing {}

    /** By a paper of whoever they speak for. */
    record Authorised(Principal principal, Optional<Authorisation> paper) implements Standing {}

    /**
     * By law: for a child, or for somebody who lost the capacity to act (Civil Code 2015 articles 134 to 138).
     *
     * @param ground what shows it, for example a birth certificate or a judgment; may be empty
     */
    record LegalRepresentative(Principal principal, String ground) implements Standing {}

    /** @param card number of the lawyer's card; may be empty */
    record Lawyer(Principal principal, String card, Optional<Authorisation> paper) implements Standing {}

    /** One of those whom a {@link Group} sends. */
    record GroupDelegate() implements Standing {}

    /** @param number by which the same person is known again, also when another agent speaks for them */
    record Principal(String name, Optional<PersonalNumber> number) {
        @Override
        public String toString() {
            return "Principal[]";
        }
    }

    /**
     * Somebody who spoke for the same person in the same matter before, and whose word was not taken back.
     *
     * @param agent by whom they are known again; not by name, which others have too
     */
    record Earlier(String agent, Principal principal) {}

    /** What the official should look at before listening; it is theirs to decide. */
    enum Warning {
        PAPER_MISSING,
        NOT_CERTIFIED,
        NOT_YET_VALID,
        EXPIRED,
        /** Nobody may give one content to several agents (Decree 124/2020/NĐ-CP article 5). */
        ANOTHER_AGENT,
        GROUND_MISSING,
        LAWYER_CARD_MISSING
    }

    /**
     * @param day     of the reception, in Vietnam
     * @param agent   who speaks now, as {@link Earlier#agent} has it
     * @param earlier of the same matter
     */
    default Set<Warning> warnings(LocalDate day, String agent, Collection<Earlier> earlier) {
        var warnings = EnumSet.noneOf(Warning.class);
        switch (this) {
            case Self _, GroupDelegate _ -> {}
            case Authorised(var principal, var paper) -> {
                warnings.addAll(ofPaper(paper, day));
                warnings.addAll(ofOthers(principal, agent, earlier));
            }
            case LegalRepresentative(_, var ground) -> {
                if (ground.isBlank()) {
                    warnings.add(Warning.GROUND_MISSING);
                }
            }
            case Lawyer(var principal, var card, var paper) -> {
                if (card.isBlank()) {
                    warnings.add(Warning.LAWYER_CARD_MISSING);
                }
                warnings.addAll(ofPaper(paper, day));
                warnings.addAll(ofOthers(principal, agent, earlier));
            }
        }
        return warnings;
    }

    private static Set<Warning> ofPaper(Optional<Authorisation> paper, LocalDate day) {
        var warnings = EnumSet.noneOf(Warning.class);
        if (paper.isEmpty()) {
            warnings.add(Warning.PAPER_MISSING);
        }
        paper.filter(it -> !it.isCertified()).ifPresent(_ -> warnings.add(Warning.NOT_CERTIFIED));
        paper.filter(it -> !it.hasBegun(day)).ifPresent(_ -> warnings.add(Warning.NOT_YET_VALID));
        paper.filter(it -> it.isOver(day)).ifPresent(_ -> warnings.add(Warning.EXPIRED));
        return warnings;
    }

    private static Set<Warning> ofOthers(Principal principal, String agent, Collection<Earlier> earlier) {
        return earlier.stream().anyMatch(it -> it.principal.equals(principal) && !it.agent.equals(agent))
                ? EnumSet.of(Warning.ANOTHER_AGENT)
                : EnumSet.noneOf(Warning.class);
    }
}
