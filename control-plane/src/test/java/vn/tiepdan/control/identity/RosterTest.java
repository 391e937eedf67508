package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.StaffRole;

class RosterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final PasswordHash PASSWORD = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g");

    /** The only administrator, the second of two, and one beside a disabled one; what they become. */
    @ParameterizedTest
    @CsvSource({
        "none,     ADMINISTRATOR, true,  stays",
        "none,     ADMINISTRATOR, false, refused",
        "none,     OFFICIAL,      true,  refused",
        "none,     IT_OPERATOR,   true,  refused",
        "none,     IT_OPERATOR,   false, refused",
        "enabled,  ADMINISTRATOR, false, stays",
        "enabled,  OFFICIAL,      true,  stays",
        "enabled,  IT_OPERATOR,   false, stays",
        "disabled, ADMINISTRATOR, true,  stays",
        "disabled, ADMINISTRATOR, false, refused",
        "disabled, OFFICIAL,      true,  refused"
    })
    void somebody_who_can_change_accounts_must_stay(String other, StaffRole role, boolean enabled, String outcome) {
        var self = account("admin", StaffRole.ADMINISTRATOR, true);
        var others = switch (other) {
            case "none" -> List.of(account("it", StaffRole.IT_OPERATOR, true));
            case "enabled" -> List.of(account("second", StaffRole.ADMINISTRATOR, true));
            default -> List.of(account("second", StaffRole.ADMINISTRATOR, false));
        };
        var roster = new Roster(Stream.concat(Stream.of(self), others.stream()).toList());
        var next = account("admin", role, enabled);

        if (outcome.equals("refused")) {
            assertThatThrownBy(() -> roster.changed(next))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("last-administrator");
        } else {
            assertThat(roster.changed(next).named("admin")).isEqualTo(next);
        }
    }

    @Test
    void a_name_is_given_once() {
        var roster = new Roster(List.of(account("it", StaffRole.IT_OPERATOR, false)));

        assertThatThrownBy(() -> roster.joined(account("it", StaffRole.OFFICIAL, true)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("account-exists");
        assertThat(roster.joined(account("new", StaffRole.OFFICIAL, true)).accounts())
                .extracting(Account::name)
                .containsExactly("it", "new");
    }

    @Test
    void who_has_no_account_is_a_stranger() {
        assertThatThrownBy(() -> new Roster(List.of()).named("nobody"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no-such-account");
    }

    private static Account account(String name, StaffRole role, boolean enabled) {
        return new Account(
                new Staff(name, role, Set.of()), "", enabled ? Optional.empty() : Optional.of(NOW), PASSWORD, NOW);
    }
}
