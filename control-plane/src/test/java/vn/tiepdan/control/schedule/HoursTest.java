package vn.tiepdan.control.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.platform.Refused;

class HoursTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30 | 08:00-09:30             | 08:00-08:30 08:30-09:00 09:00-09:30
            30 | 08:00-09:15             | 08:00-08:30 08:30-09:00
            45 | 08:00-08:45 13:30-14:59 | 08:00-08:45 13:30-14:15
            30 | 13:30-14:00 08:00-08:30 | 08:00-08:30 13:30-14:00
            60 | 08:00-09:00 09:00-10:00 | 08:00-09:00 09:00-10:00
            5  | 23:49-23:59             | 23:49-23:54 23:54-23:59
            """)
    void are_cut_into_whole_slots_that_never_reach_into_a_break(int minutes, String periods, String slots) {
        var hours = Days.hours(minutes, periods.split(" "));

        assertThat(hours.slots().stream()
                        .map(it -> it.begins() + "-" + it.ends())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(slots);
        assertThat(hours.slots()).allMatch(hours::has);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            30  | 08:00-11:00 10:59-12:00 | periods
            30  | 08:00-08:29             | periods
            30  | 08:00-09:00 08:00-09:00 | periods
            4   | 08:00-09:00             | slotMinutes
            241 | 08:00-16:00             | slotMinutes
            """)
    void that_cannot_be_are_refused_at_their_field(int minutes, String periods, String field) {
        assertThatThrownBy(() -> Days.hours(minutes, periods.split(" ")))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().more()).containsEntry("field", field));
    }

    @Test
    void know_only_their_own_slots() {
        var hours = Days.hours("08:00-09:00");

        assertThat(List.of("08:00-08:30", "08:15-08:45", "08:00-09:00", "09:00-09:30").stream()
                        .map(Days::slot)
                        .map(hours::has))
                .containsExactly(true, false, false, false);
    }
}
