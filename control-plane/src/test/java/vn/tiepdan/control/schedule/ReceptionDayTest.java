package vn.tiepdan.control.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.platform.Refused;

class ReceptionDayTest {
    private static final LocalDate DATE = LocalDate.parse("2026-12-03");
    private static final Presided HEAD = new Presided(Days.HEAD, Position.HEAD);

    private static final ReceptionDay.Draft DRAFT = Days.draft(DATE.toString());
    private static final Map<String, ReceptionDay> STATES = Map.of(
            "draft", DRAFT,
            "published", DRAFT.publish(Days.NOW),
            "held", DRAFT.publish(Days.NOW).hold(HEAD, Days.NOW, DATE),
            "cancelled", DRAFT.cancel("bão", Days.NOW));
    private static final Map<String, UnaryOperator<ReceptionDay>> MOVES = Map.of(
            "change", it -> it.changed(Days.plan("2026-12-04", Kind.PERIODIC)),
            "publish", it -> it.published(Days.NOW),
            "hold", it -> it.held(new Presided(Days.DEPUTY, Position.DEPUTY), Days.NOW, DATE),
            "cancel", it -> it.cancel("mưa", Days.NOW));

    @ParameterizedTest
    @CsvSource(textBlock = """
            draft,     change,  Draft
            draft,     publish, Published
            draft,     hold,    day-draft
            draft,     cancel,  Cancelled
            published, change,  Published
            published, publish, Published
            published, hold,    Held
            published, cancel,  Cancelled
            held,      change,  day-held
            held,      publish, Held
            held,      hold,    Held
            held,      cancel,  day-held
            cancelled, change,  day-cancelled
            cancelled, publish, day-cancelled
            cancelled, hold,    day-cancelled
            cancelled, cancel,  Cancelled
            """)
    void every_state_answers_every_move(String state, String move, String result) {
        assertThat(outcome(state(state), move(move))).isEqualTo(result);
    }

    @Test
    void a_correction_of_who_presided_replaces_the_former_word() {
        var held = (ReceptionDay.Held) move("hold").apply(state("held"));

        assertThat(held.presided()).isEqualTo(new Presided(Days.DEPUTY, Position.DEPUTY));
    }

    @Test
    void cancelling_again_keeps_the_first_reason() {
        assertThat(((ReceptionDay.Cancelled) move("cancel").apply(state("cancelled"))).why())
                .isEqualTo("bão");
    }

    @Test
    void nobody_has_presided_over_a_day_ahead() {
        assertThat(outcome(state("published"), it -> it.held(HEAD, Days.NOW, DATE.minusDays(1))))
                .isEqualTo("day-ahead");
    }

    @Test
    void a_reason_is_asked_for() {
        for (var why : List.of("", "   ", "x".repeat(501))) {
            assertThatThrownBy(() -> DRAFT.cancel(why, Days.NOW))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.problem().more()).containsEntry("field", "why"));
        }
    }

    private static String outcome(ReceptionDay day, UnaryOperator<ReceptionDay> move) {
        try {
            return move.apply(day).getClass().getSimpleName();
        } catch (Refused refused) {
            return refused.problem().type().replace("/problems/", "");
        }
    }

    private static ReceptionDay state(String word) {
        return Objects.requireNonNull(STATES.get(word));
    }

    private static UnaryOperator<ReceptionDay> move(String word) {
        return Objects.requireNonNull(MOVES.get(word));
    }
}
