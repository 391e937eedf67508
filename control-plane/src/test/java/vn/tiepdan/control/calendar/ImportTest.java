package vn.tiepdan.control.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.tiepdan.control.calendar.Samples.day;
import static vn.tiepdan.control.calendar.Samples.said;
import static vn.tiepdan.control.calendar.Samples.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.calendar.CalendarDay.Kind;
import vn.tiepdan.control.calendar.LegalTime.Known;
import vn.tiepdan.control.calendar.file.Formats;
import vn.tiepdan.control.platform.Refused;

/** What a file makes of what is known, and what is wrong with those that are. */
class ImportTest {
    private static final String HEADER =
            "day,kind,name,name_en,document,title,issuer,issued_on,in_force_from,address,uncertain,uncertain_en\n";
    private static final String DESCRIBED =
            ",9/TB-BNV,Thông báo,Bộ Nội vụ,2026-11-20,2026-11-20,https://moha.gov.vn,,\n";
    private static final Known KNOWN = new Known(
            List.of(Samples.LABOUR_CODE, source("Giả định 2027", "2021-01-01")),
            List.of(
                    said("2027-01-01", Kind.HOLIDAY, Samples.LABOUR_CODE),
                    said("2027-02-04", Kind.HOLIDAY, source("Giả định 2027", "2021-01-01")),
                    said("2026-09-02", Kind.HOLIDAY, Samples.LABOUR_CODE)),
            Samples.NUMBERS);

    @Test
    void an_announcement_takes_the_place_of_what_was_assumed_and_says_what_changes() {
        var proposal = proposed(HEADER + "2027-02-04,ORDINARY,Ngày làm việc,Working day" + DESCRIBED
                + "2027-02-05,HOLIDAY,\"Tết, 29 tháng Chạp\",\"Lunar New Year's Eve\",9/TB-BNV,,,,,,,\n");

        assertThat(proposal.changes())
                .extracting(it -> it.day() + " " + it.before().map(CalendarDay::kind) + " "
                        + it.after().map(CalendarDay::kind))
                .containsExactly(
                        "2027-02-04 Optional[HOLIDAY] Optional[ORDINARY]",
                        "2027-02-05 Optional.empty Optional[HOLIDAY]");
        assertThat(proposal.sources())
                .singleElement()
                .satisfies(it -> assertThat(it.before()).isEmpty());
        assertThat(proposal.years()).containsExactly(new CalendarYear(2027, 2, 11));
        assertThat(proposal.parts()).containsExactly(new Proposal.Part("9/TB-BNV", 2027));
    }

    @Test
    void what_a_document_says_of_a_year_is_replaced_and_of_other_years_stays() {
        var proposal = proposed(HEADER + "2027-04-30,HOLIDAY,Ngày Chiến thắng,Victory Day,45/2019/QH14,,,,,,,\n");

        assertThat(proposal.changes())
                .extracting(it -> it.day() + " " + it.after().isPresent())
                .containsExactly("2027-01-01 false", "2027-04-30 true");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        var file = HEADER + "2026-09-02,HOLIDAY,Ngày 2026-09-02,Day 2026-09-02,45/2019/QH14,,,,,,,\n";

        assertThat(proposed(file).changes()).isEmpty();
    }

    /** Every word of the row that is wrong is named with its line, and nothing is proposed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2027-02-30 | HOLIDAY | a | b | 45/2019/QH14 | day | NO_SUCH_DATE",
                "30/04/2027 | HOLIDAY | a | b | 45/2019/QH14 | day | NOT_A_DATE",
                "1999-12-31 | HOLIDAY | a | b | 45/2019/QH14 | day | DAY_OUT_OF_RANGE",
                "2151-01-01 | HOLIDAY | a | b | 45/2019/QH14 | day | DAY_OUT_OF_RANGE",
                "'' | HOLIDAY | a | b | 45/2019/QH14 | day | MISSING",
                "2027-04-30 | FEAST | a | b | 45/2019/QH14 | kind | UNKNOWN_KIND",
                "2027-04-30 | '' | a | b | 45/2019/QH14 | kind | MISSING",
                "2027-04-30 | HOLIDAY | '' | '' | 45/2019/QH14 | name | MISSING",
                "2027-04-30 | HOLIDAY | a | '' | 45/2019/QH14 | name_en | ONE_LANGUAGE",
                "2027-04-30 | HOLIDAY | a | b | '' | document | MISSING",
                "2027-04-30 | HOLIDAY | a | b | 1/2030/QH99 | document | UNKNOWN_DOCUMENT",
                "2027-04-30 | MAKE_UP | a | b | 45/2019/QH14 | day | CHANGES_NOTHING",
                "2027-05-01 | SWAPPED_OFF | a | b | 45/2019/QH14 | day | CHANGES_NOTHING",
                "2027-05-02 | COMPENSATED_OFF | a | b | 45/2019/QH14 | day | CHANGES_NOTHING",
                "2027-02-04 | ORDINARY | a | b | 45/2019/QH14 | day | TWO_ANSWERS"
            })
    void each_slip_is_found(
            String day, String kind, String name, String english, String document, String field, Fault.Why why) {
        var good = "2027-09-02,HOLIDAY,Quốc khánh,National Day,45/2019/QH14,,,,,,,\n";
        var faults = faults(HEADER + good + String.join(",", day, kind, name, english, document) + ",,,,,,,\n");

        assertThat(faults)
                .extracting(it -> it.line() + " " + it.field() + " " + it.why())
                .containsExactly("3 " + field + " " + why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9/TB-BNV,T,,2026-11-20,2026-11-20,,, | issuer MISSING",
                "9/TB-BNV,T,Bộ Nội vụ,,2026-11-20,,, | issued_on MISSING",
                "9/TB-BNV,T,Bộ Nội vụ,2026-11-20,,,, | in_force_from MISSING",
                "9/TB-BNV,T,Bộ Nội vụ,2026-11-31,2026-12-01,,, | issued_on NO_SUCH_DATE",
                "9/TB-BNV,T,Bộ Nội vụ,2026-11-20,soon,,, | in_force_from NOT_A_DATE",
                "9/TB-BNV,T,Bộ Nội vụ,2026-11-20,2026-11-20,,chưa rõ, | uncertain_en ONE_LANGUAGE"
            })
    void a_source_that_is_not_whole_is_none(String source, String fault) {
        assertThat(faults(HEADER + "2027-04-30,HOLIDAY,a,b," + source + "\n"))
                .extracting(it -> it.line() + " " + it.field() + " " + it.why())
                .containsExactly("2 " + fault);
    }

    @Test
    void all_slips_of_a_file_are_told_at_once_in_its_order() {
        var faults = faults(HEADER
                + "2027-02-30,FEAST,a,b,,,,,,,,\n"
                + "2027-03-01,HOLIDAY,a,b,45/2019/QH14,,,,,,,\n"
                + "x,HOLIDAY,a,,1/2030/QH99,,,,,,,\n");

        assertThat(faults)
                .extracting(it -> it.line() + " " + it.field())
                .containsExactly("2 day", "2 document", "2 kind", "4 day", "4 document", "4 name_en");
    }

    @Test
    void two_answers_in_one_file_name_the_day_and_both_documents() {
        var faults = faults(HEADER + "2027-04-30,HOLIDAY,a,b" + DESCRIBED
                + "2027-04-30,HOLIDAY,a,b,10/TB-BNV,,Bộ Nội vụ,2026-11-20,2026-11-20,,,\n");

        assertThat(faults).singleElement().satisfies(it -> {
            assertThat(it.line()).isEqualTo(3);
            assertThat(it.why()).isEqualTo(Fault.Why.TWO_ANSWERS);
            assertThat(it.values()).containsEntry("value", "2027-04-30");
            assertThat(Set.of(it.values().get("one"), it.values().get("other")))
                    .containsExactlyInAnyOrder("9/TB-BNV", "10/TB-BNV");
        });
    }

    @Test
    void one_document_described_in_two_ways_is_refused() {
        var faults = faults(HEADER + "2027-04-30,HOLIDAY,a,b" + DESCRIBED + "2027-05-01,HOLIDAY,a,b"
                + DESCRIBED.replace("2026-11-20,https", "2026-11-21,https"));

        assertThat(faults).singleElement().satisfies(it -> {
            assertThat(it.why()).isEqualTo(Fault.Why.DESCRIBED_TWICE);
            assertThat(it.values()).containsEntry("line", "2");
        });
    }

    @Test
    void what_somebody_has_said_themselves_is_passed_over_by_what_comes_with_the_product() {
        var file = HEADER + "2027-02-04,HOLIDAY,a,b,Giả định 2027,,,,,,,\n2027-04-30,HOLIDAY,a,b,45/2019/QH14,,,,,,,\n";
        var proposal = Proposal.of(KNOWN, Formats.CSV, bytes(file), Set.of("45/2019/QH14"));

        assertThat(proposal.said()).extracting(CalendarDay::day).containsExactly(day("2027-02-04"));
    }

    @Test
    void a_file_of_thousands_of_days_is_refused_before_it_is_read_further() {
        var rows = IntStream.rangeClosed(0, Draft.MOST_DAYS)
                .mapToObj(it -> "x,x,x,x,x,,,,,,,\n")
                .collect(Collectors.joining());

        assertThat(faults(HEADER + rows)).extracting(Fault::why).containsExactly(Fault.Why.TOO_MANY_DAYS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER})
    void a_file_without_days_is_refused(String file) {
        assertThat(faults(file)).extracting(Fault::why).containsExactly(Fault.Why.NO_DAYS);
    }

    private static Proposal proposed(String file) {
        return Proposal.of(KNOWN, Formats.CSV, bytes(file), Set.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Fault> faults(String file) {
        var refused = catchThrowableOfType(Refused.class, () -> proposed(file));
        assertThat(refused.problem().type()).isEqualTo("/problems/invalid-calendar");
        return (List<Fault>) Objects.requireNonNull(refused.problem().more().get("faults"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
