package vn.tiepdan.control.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** All accounts together: what may become of one depends on the others. */
record Roster(List<Account> accounts) {
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
        if (after.accounts.stream().noneMatch(Account::administers)) {
            throw new Refused(Problem.of(
                    409,
                    "last-administrator",
                    "Somebody must be able to change accounts",
                    "Give another account the role of an administrator first."));
        }
        return after;
    }

    private Roster with(Account one) {
        Map<String, Account> byName = accounts.stream()
                .collect(Collectors.toMap(Account::name, Function.identity(), (first, _) -> first, LinkedHashMap::new));
        byName.put(one.name(), one);
        return new Roster(List.copyOf(byName.values()));
    }

    private static Refused unknown() {
        return new Refused(Problem.of(
                404, "no-such-account", "There is no such account", "Choose one from the list of accounts."));
    }
}
