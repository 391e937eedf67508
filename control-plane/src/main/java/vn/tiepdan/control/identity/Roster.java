package vn.tiepdan.control.identity;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.StaffRole;

/**
 * All accounts together: what may become of one depends on the others.
 *
 * @param now at which they are looked at
 */
record Roster(List<Account> accounts, Instant now) {
    Roster {
        accounts = List.copyOf(accounts);
    }

    /** Fails with {@link Refused} when there is none of this name. */
    Account named(String name) {
        return accounts.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(Roster::unknown);
    }

    /** With one more. Fails with {@link Refused} when there is one of this name. */
    Roster joined(Account newcomer) {
        if (accounts.stream().anyMatch(it -> it.name().equals(newcomer.name()))) {
            throw new Refused(Problem.of(
                    409,
                    "account-exists",
                    "There is such an account already",
                    "Choose another name, or change the account that has it."));
        }
        return with(newcomer);
    }

    /** With one as it is from now on. Fails with {@link Refused} when nobody could change accounts any more. */
    Roster changed(Account next) {
        var after = with(next);
        if (after.accounts.stream().noneMatch(it -> it.administers(now))) {
            throw new Refused(Problem.of(
                    409,
                    "last-administrator",
                    "Somebody must be able to change accounts",
                    "Give another account the role of an administrator first."));
        }
        return after;
    }

    /**
     * The account with one more mandate. Fails with {@link Refused} when it has that post already at some moment of it, and when the
     * body has another head then: one person answers for a body on a day.
     */
    Account given(String name, Mandate mandate) {
        var account = named(name);
        if (account.mandates().stream().anyMatch(it -> it.post().equals(mandate.post()) && it.meets(mandate))) {
            throw new Refused(Problem.of(
                    409,
                    "role-held",
                    "The account has this role then",
                    "Choose other days, or end the one that it has first."));
        }
        other(name, mandate).ifPresent(head -> {
            throw new Refused(Problem.of(
                            409,
                            "body-has-head",
                            "Another account is the head of this body then",
                            "End theirs on the day before, or choose a later day.")
                    .with(Map.of("account", head.name())));
        });
        return account.with(mandate);
    }

    /** Who else is head where and when this mandate would make somebody head. */
    private Optional<Account> other(String name, Mandate mandate) {
        return mandate.post().role() != StaffRole.HEAD
                ? Optional.empty()
                : accounts.stream()
                        .filter(it -> !it.name().equals(name))
                        .filter(it -> it.mandates().stream()
                                .anyMatch(theirs -> theirs.post().equals(mandate.post()) && theirs.meets(mandate)))
                        .findFirst();
    }

    /**
     * The account without a mandate from a moment on; one that has not begun by then was never theirs. Fails with {@link Refused} for
     * one that it does not have, when it is over by then anyway, and when nobody could change accounts any more.
     */
    Account ended(String name, Mandate.Id id, Instant end) {
        var account = named(name);
        var mandate = account.mandates().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow(Roster::unknownRole);
        if (mandate.until().filter(until -> !until.isAfter(end)).isPresent()) {
            throw new Refused(Problem.of(
                    409, "role-over", "This role has ended by then", "Get the account again and look at its days."));
        }
        var after = mandate.from().isBefore(end) ? account.with(mandate.ending(end)) : account.without(mandate);
        changed(after);
        return after;
    }

    private Roster with(Account one) {
        Map<String, Account> byName = accounts.stream()
                .collect(Collectors.toMap(Account::name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
        byName.put(one.name(), one);
        return new Roster(List.copyOf(byName.values()), now);
    }

    private static Refused unknown() {
        return new Refused(Problem.of(
                404, "no-such-account", "There is no such account", "Choose one from the list of accounts."));
    }

    private static Refused unknownRole() {
        return new Refused(Problem.of(
                404,
                "no-such-role",
                "The account has no such role",
                "Get the account again and choose one of its roles."));
    }
}
