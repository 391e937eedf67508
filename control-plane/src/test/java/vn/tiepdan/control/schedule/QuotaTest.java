package vn.tiepdan.control.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.platform.Refused;

class QuotaTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");
    private static final int OWED = 2;

    @Test
    void of_an_empty_month_misses_all_that_is_owed() {
        var quota = of(NOVEMBER, List.of());

        assertThat(quota.missing()).isEqualTo(OWED);
        assertThat(quota.held()).isEmpty();
    }

    @Test
    void counts_periodic_days_that_the_head_led_and_no_others() {
        var quota = of(
                NOVEMBER,
                List.of(),
                Days.held("2026-11-05", Kind.PERIODIC, Position.HEAD),
                Days.held("2026-11-06", Kind.PERIODIC, Position.DEPUTY),
                Days.held("2026-11-09", Kind.PERIODIC, Position.OFFICIAL),
                Days.held("2026-11-10", Kind.AD_HOC, Position.HEAD),
                Days.held("2026-11-11", Kind.REGULAR, Position.HEAD),
                Days.held("2026-10-05", Kind.PERIODIC, Position.HEAD),
                Days.held("2026-12-05", Kind.PERIODIC, Position.HEAD),
                Days.published("2026-11-19", Kind.PERIODIC),
                Days.published("2026-11-20", Kind.PERIODIC),
                Days.published("2026-11-26", Kind.PERIODIC),
                Days.draft("2026-11-27"),
                Days.draft("2026-11-12").cancel("bão", Days.NOW));

        assertThat(quota.held()).containsExactly(LocalDate.parse("2026-11-05"));
        assertThat(quota.byOthers()).containsExactly(LocalDate.parse("2026-11-06"), LocalDate.parse("2026-11-09"));
        assertThat(quota.adHoc()).containsExactly(LocalDate.parse("2026-11-10"));
        assertThat(quota.planned()).containsExactly(LocalDate.parse("2026-11-20"), LocalDate.parse("2026-11-26"));
        assertThat(quota.missing()).isEqualTo(1);
    }

    @Test
    void counts_a_date_once() {
        var quota = of(
                NOVEMBER,
                List.of(),
                Days.held("2026-11-05", Kind.PERIODIC, Position.HEAD),
                Days.held("2026-11-05", Kind.PERIODIC, Position.HEAD));

        assertThat(quota.missing()).isEqualTo(1);
    }

    @Test
    void is_never_less_than_nothing() {
        var quota = of(
                NOVEMBER,
                List.of(),
                Days.held("2026-11-05", Kind.PERIODIC, Position.HEAD),
                Days.held("2026-11-06", Kind.PERIODIC, Position.HEAD),
                Days.held("2026-11-07", Kind.PERIODIC, Position.HEAD));

        assertThat(quota.missing()).isZero();
    }

    @Test
    void an_excuse_leaves_nothing_missing_but_says_so() {
        var quota = of(
                NOVEMBER,
                List.of(excuse(NOVEMBER, Optional.empty()), excuse(YearMonth.of(2026, 10), Optional.empty())),
                Days.held("2026-11-05", Kind.PERIODIC, Position.HEAD));

        assertThat(quota.missing()).isZero();
        assertThat(quota.excused()).isEqualTo(1);
        assertThat(quota.madeUp()).isZero();
    }

    @Test
    void a_day_that_makes_another_month_up_counts_there_and_not_in_its_own() {
        var excuses = List.of(excuse(NOVEMBER, Optional.of(LocalDate.parse("2026-12-17"))));
        ReceptionDay[] days = {
            Days.held("2026-11-05", Kind.PERIODIC, Position.HEAD),
            Days.held("2026-12-03", Kind.PERIODIC, Position.HEAD),
            Days.held("2026-12-17", Kind.PERIODIC, Position.HEAD)
        };

        var november = of(NOVEMBER, excuses, days);
        var december = of(YearMonth.of(2026, 12), excuses, days);

        assertThat(november.madeUp()).isEqualTo(1);
        assertThat(november.excused()).isZero();
        assertThat(december.held()).containsExactly(LocalDate.parse("2026-12-03"));
        assertThat(december.missing()).isEqualTo(1);
    }

    @Test
    void a_day_that_a_deputy_led_makes_nothing_up() {
        var excuses = List.of(excuse(NOVEMBER, Optional.of(LocalDate.parse("2026-12-17"))));

        var november = of(NOVEMBER, excuses, Days.held("2026-12-17", Kind.PERIODIC, Position.DEPUTY));

        assertThat(november.madeUp()).isZero();
        assertThat(november.excused()).isEqualTo(1);
    }

    @Test
    void an_excuse_has_a_reason_and_is_made_up_in_another_month() {
        assertThatThrownBy(() -> new Excuse(NOVEMBER, " ", "", Optional.empty()))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().more()).containsEntry("field", "why"));
        assertThatThrownBy(() -> excuse(NOVEMBER, Optional.of(LocalDate.parse("2026-11-30"))))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().more()).containsEntry("field", "madeUpOn"));
    }

    private static Quota of(YearMonth month, List<Excuse> excuses, ReceptionDay... days) {
        return Quota.of(month, OWED, List.of(days), excuses, TODAY);
    }

    private static Excuse excuse(YearMonth month, Optional<LocalDate> madeUpOn) {
        return new Excuse(month, "Họp Hội đồng nhân dân", "12/QĐ-UBND", madeUpOn);
    }
}
