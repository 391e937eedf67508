package vn.tiepdan.control.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.calendar.LegalNumber;
import vn.tiepdan.control.calendar.LegalNumber.Key;
import vn.tiepdan.control.calendar.LegalNumber.Unit;
import vn.tiepdan.control.calendar.LegalNumbers;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Words;
import vn.tiepdan.control.citizen.Group.Member;
import vn.tiepdan.control.citizen.Group.Signature;
import vn.tiepdan.control.citizen.GroupRule.Finding;
import vn.tiepdan.control.platform.Refused;

class GroupTest {
    private static final LocalDate IN_FORCE = LocalDate.parse("2020-12-10");
    private static final LegalNumber FROM = number(Key.GROUP_FROM, 5);
    private static final LegalNumber LARGE = number(Key.GROUP_LARGE_FROM, 10);
    private static final LegalNumber SMALL_MOST = number(Key.REPRESENTATIVES_SMALL_GROUP, 2);
    private static final LegalNumber MOST = number(Key.REPRESENTATIVES_MOST, 5);
    private static final GroupRule RULE = new GroupRule(FROM, LARGE, SMALL_MOST, MOST);

    @ParameterizedTest
    @CsvSource({"2, 2", "4, 4", "5, 2", "9, 2", "10, 5", "11, 5", "2000, 5"})
    void so_many_of_a_group_are_received(int size, int most) {
        assertThat(RULE.most(size)).isEqualTo(most);
    }

    static Stream<Arguments> groups() {
        return Stream.of(
                Arguments.of(group(4, 4, "", 0), List.of()),
                Arguments.of(group(4, 0, "", 0), List.of(new Finding.NoDelegate(FROM))),
                Arguments.of(group(5, 2, "01/VB", 5), List.of()),
                Arguments.of(group(5, 3, "01/VB", 5), List.of(new Finding.TooManyDelegates(2, SMALL_MOST))),
                Arguments.of(group(10, 3, "01/VB", 10), List.of()),
                Arguments.of(group(10, 6, "01/VB", 10), List.of(new Finding.TooManyDelegates(5, MOST))),
                Arguments.of(group(5, 1, " ", 5), List.of(new Finding.AppointmentMissing(FROM))),
                Arguments.of(group(12, 5, "01/VB", 9), List.of(new Finding.Unsigned(3, FROM))),
                Arguments.of(
                        group(12, 6, "", 0),
                        List.of(
                                new Finding.TooManyDelegates(5, MOST),
                                new Finding.AppointmentMissing(FROM),
                                new Finding.Unsigned(12, FROM))));
    }

    @ParameterizedTest
    @MethodSource("groups")
    void what_is_wrong_names_the_number_of_the_law(Group group, List<Finding> findings) {
        assertThat(RULE.findings(group)).isEqualTo(findings);
    }

    @Test
    void too_many_or_no_delegates_are_not_let_in_and_the_rest_is_a_warning() {
        assertThat(RULE.findings(group(12, 6, "", 0)).stream().map(Finding::prevents))
                .containsExactly(true, false, false);
        assertThat(new Finding.NoDelegate(FROM).prevents()).isTrue();
    }

    @Test
    void a_fingerprint_is_a_signature_and_a_refusal_is_none() {
        var members = Stream.of(Signature.SIGNED, Signature.FINGERPRINT, Signature.REFUSED, Signature.MISSING)
                .map(it -> new Member("N", Optional.empty(), "", it))
                .toList();

        assertThat(new Group(members, Set.of(0), "").signed()).isEqualTo(2);
    }

    @Test
    void the_numbers_are_those_of_the_day() {
        var numbers = new LegalNumbers(List.of(FROM, LARGE, SMALL_MOST, MOST));

        assertThat(GroupRule.on(IN_FORCE, numbers)).contains(RULE);
        assertThat(GroupRule.on(IN_FORCE.minusDays(1), numbers)).isEmpty();
    }

    @Test
    void what_is_no_group_is_refused_with_its_field() {
        assertThat(fieldOf(() -> new Group(List.of(member(1)), Set.of(), ""))).isEqualTo("members");
        assertThat(fieldOf(() -> new Group(members(Group.MOST + 1, 0), Set.of(), "")))
                .isEqualTo("members");
        assertThat(fieldOf(() -> new Group(List.of(member(1), member(2), member(1)), Set.of(0), "")))
                .isEqualTo("members");
        assertThat(fieldOf(() -> new Group(members(3, 0), Set.of(3), ""))).isEqualTo("delegates");
        assertThat(fieldOf(() -> new Group(members(3, 0), Set.of(-1), ""))).isEqualTo("delegates");
    }

    private static String fieldOf(ThrowingCallable making) {
        return String.valueOf(
                catchThrowableOfType(Refused.class, making).problem().more().get("field"));
    }

    private static Group group(int size, int delegates, String appointment, int signed) {
        return new Group(
                members(size, signed), IntStream.range(0, delegates).boxed().collect(Collectors.toSet()), appointment);
    }

    private static List<Member> members(int size, int signed) {
        var members = new ArrayList<Member>();
        for (int i = 0; i < size; i++) {
            members.add(new Member(
                    "Nguyễn Văn " + i, Optional.empty(), "", i < signed ? Signature.SIGNED : Signature.MISSING));
        }
        return members;
    }

    private static Member member(int number) {
        return new Member("N", Optional.of(new PersonalNumber("031060%06d".formatted(number))), "", Signature.SIGNED);
    }

    private static LegalNumber number(Key key, int value) {
        var source = new Source("124/2020/NĐ-CP", "", "Chính phủ", IN_FORCE, IN_FORCE, "https://vbpl.vn", Words.NONE);
        return new LegalNumber(key, value, Unit.PEOPLE, IN_FORCE, Optional.empty(), source, "Điều 7, 8", Words.NONE);
    }
}
