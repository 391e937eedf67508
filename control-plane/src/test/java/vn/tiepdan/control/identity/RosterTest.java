package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.StaffRole;

class RosterTest {
    private static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");
    private static final PasswordHash PASSWORD = new PasswordHash("$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2g");
    private static final Post ADMINISTRATOR = Post.everywhere(StaffRole.ADMINISTRATOR);
    private static final Post HEAD = Post.at(new BodyId("hp-01"), StaffRole.HEAD);

    /** The only administrator, the second of two, and one beside a disabled one; what they become. */
    @ParameterizedTest
    @CsvSource({
        "none,      true,  stays",
        "none,      false, refused",
        "enabled,   false, stays",
        "disabled,  true,  stays",
        "disabled,  false, refused",
        "for a day, false, refused",
        "tomorrow,  false, refused"
    })
    void somebody_who_can_change_accounts_must_stay(String other, boolean enabled, String outcome) {
        var self = account("admin", true, mandate(ADMINISTRATOR, -10, null));
        var roster = new Roster(Stream.concat(Stream.of(self), second(other)).toList(), NOW);
        var next = account("admin", enabled, mandate(ADMINISTRATOR, -10, null));

        if (outcome.equals("refused")) {
            assertThatThrownBy(() -> roster.changed(next))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("last-administrator");
        } else {
            assertThat(roster.changed(next).named("admin")).isEqualTo(next);
        }
    }

    private static Stream<Account> second(String other) {
        return switch (other) {
            case "none" -> Stream.of(account("it", true));
            case "enabled" -> Stream.of(account("second", true, mandate(ADMINISTRATOR, -1, null)));
            case "disabled" -> Stream.of(account("second", false, mandate(ADMINISTRATOR, -1, null)));
            case "for a day" -> Stream.of(account("second", true, mandate(ADMINISTRATOR, -1, 1)));
            default -> Stream.of(account("second", true, mandate(ADMINISTRATOR, 1, null)));
        };
    }

    @Test
    void the_last_administrator_is_not_taken_away_either_not_even_later() {
        var mandate = mandate(ADMINISTRATOR, -10, null);
        var roster = new Roster(List.of(account("admin", true, mandate)), NOW);

        assertThatThrownBy(() -> roster.ended("admin", mandate.id(), day(0)))
                .hasMessageContaining("last-administrator");
        assertThatThrownBy(() -> roster.ended("admin", mandate.id(), day(30)))
                .hasMessageContaining("last-administrator");
    }

    @Test
    void a_name_is_given_once() {
        var roster = new Roster(List.of(account("it", false)), NOW);

        assertThatThrownBy(() -> roster.joined(account("it", true)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("account-exists");
        assertThat(roster.joined(account("new", true)).accounts())
                .extracting(Account::name)
                .containsExactly("it", "new");
    }

    @Test
    void who_has_no_account_is_a_stranger() {
        assertThatThrownBy(() -> new Roster(List.of(), NOW).named("nobody"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("no-such-account");
    }

    /** What the account has from day 0 to day 10, and what is given to it, or to another. */
    @ParameterizedTest
    @CsvSource({
        "same,  -5, 0,  given",
        "same,  -5, 1,  role-held",
        "same,  5,  6,  role-held",
        "same,  9,  ,   role-held",
        "same,  10, ,   given",
        "other, -5, 0,  given",
        "other, -5, 1,  body-has-head",
        "other, 9,  ,   body-has-head",
        "other, 10, ,   given"
    })
    void a_body_has_one_head_on_a_day(String who, int from, @Nullable Integer until, String outcome) {
        var roster = new Roster(List.of(account("same", true, mandate(HEAD, 0, 10)), account("other", true)), NOW);
        var mandate = mandate(HEAD, from, until);

        if (outcome.equals("given")) {
            assertThat(roster.given(who, mandate).mandates()).contains(mandate);
        } else {
            assertThatThrownBy(() -> roster.given(who, mandate)).hasMessageContaining(outcome);
        }
    }

    @Test
    void of_deputies_and_at_other_bodies_there_may_be_several() {
        var deputy = Post.at(new BodyId("hp-01"), StaffRole.DEPUTY);
        var elsewhere = Post.at(new BodyId("hp-02"), StaffRole.HEAD);
        var roster = new Roster(
                List.of(account("one", true, mandate(HEAD, 0, null), mandate(deputy, 0, null)), account("two", true)),
                NOW);

        assertThat(roster.given("two", mandate(deputy, 0, null)).mandates()).hasSize(1);
        assertThat(roster.given("two", mandate(elsewhere, 0, null)).mandates()).hasSize(1);
        assertThat(roster.given("one", mandate(elsewhere, 0, null)).mandates()).hasSize(3);
    }

    @Test
    void what_has_begun_is_ended_and_what_has_not_is_forgotten() {
        var mandate = mandate(HEAD, 0, null);
        var roster = new Roster(
                List.of(account("admin", true, mandate(ADMINISTRATOR, -1, null)), account("head", true, mandate)), NOW);

        assertThat(roster.ended("head", mandate.id(), day(3)).mandates())
                .containsExactly(new Mandate(mandate.id(), HEAD, day(0), Optional.of(day(3))));
        assertThat(roster.ended("head", mandate.id(), day(0)).mandates()).isEmpty();
        assertThatThrownBy(() -> roster.ended("head", new Mandate.Id("another"), day(3)))
                .hasMessageContaining("no-such-role");
    }

    @Test
    void what_is_over_does_not_last_longer() {
        var mandate = mandate(HEAD, 0, 3);
        var roster = new Roster(
                List.of(account("admin", true, mandate(ADMINISTRATOR, -1, null)), account("head", true, mandate)), NOW);

        assertThatThrownBy(() -> roster.ended("head", mandate.id(), day(3))).hasMessageContaining("role-over");
        assertThatThrownBy(() -> roster.ended("head", mandate.id(), day(4))).hasMessageContaining("role-over");
        assertThat(roster.ended("head", mandate.id(), day(2)).mandates())
                .containsExactly(new Mandate(mandate.id(), HEAD, day(0), Optional.of(day(2))));
    }

    @Test
    void an_account_is_what_its_mandates_of_the_moment_make_it() {
        var account = account("head", true, mandate(HEAD, 0, 3), mandate(ADMINISTRATOR, 3, null));

        assertThat(account.staff(day(0)).posts()).containsExactly(HEAD);
        assertThat(account.staff(day(3)).posts()).containsExactly(ADMINISTRATOR);
        assertThat(account.staff(day(-1)).posts()).isEmpty();
    }

    private static Mandate mandate(Post post, int from, @Nullable Integer until) {
        return Mandate.fresh(post, day(from), Optional.ofNullable(until).map(RosterTest::day));
    }

    private static Instant day(int fromNow) {
        return NOW.plus(Duration.ofDays(fromNow));
    }

    private static Account account(String name, boolean enabled, Mandate... mandates) {
        return new Account(
                name, "", enabled ? Optional.empty() : Optional.of(NOW), Optional.of(PASSWORD), NOW, List.of(mandates));
    }
}
