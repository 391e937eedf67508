package vn.tiepdan.control.citizen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.citizen.Standing.Earlier;
import vn.tiepdan.control.citizen.Standing.Principal;
import vn.tiepdan.control.citizen.Standing.Warning;
import vn.tiepdan.control.platform.Refused;

class StandingTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-27");
    private static final Principal MOTHER =
            new Principal("Trần Thị B", Optional.of(new PersonalNumber("031160000001")));
    private static final Principal NEIGHBOUR = new Principal("Lê Văn C", Optional.empty());
    private static final String AGENT = "031080000001";
    private static final String OTHER_AGENT = "031080000002";

    static Stream<Arguments> standings() {
        return Stream.of(
                Arguments.of(new Standing.Self(), List.of(), Set.of()),
                Arguments.of(new Standing.Self(), List.of(new Earlier(OTHER_AGENT, MOTHER)), Set.of()),
                Arguments.of(new Standing.GroupDelegate(), List.of(), Set.of()),
                Arguments.of(authorised(null), List.of(), Set.of(Warning.PAPER_MISSING)),
                Arguments.of(authorised(paper("2026-01-01", "2026-11-27", "UBND")), List.of(), Set.of()),
                Arguments.of(authorised(paper("2026-01-01", null, "UBND")), List.of(), Set.of()),
                Arguments.of(authorised(paper("2026-01-01", null, " ")), List.of(), Set.of(Warning.NOT_CERTIFIED)),
                Arguments.of(authorised(paper("2026-11-28", null, "UBND")), List.of(), Set.of(Warning.NOT_YET_VALID)),
                Arguments.of(authorised(paper("2026-11-27", null, "UBND")), List.of(), Set.of()),
                Arguments.of(authorised(paper("2026-01-01", "2026-11-26", "UBND")), List.of(), Set.of(Warning.EXPIRED)),
                Arguments.of(
                        authorised(paper("2026-01-01", "2026-11-26", "")),
                        List.of(new Earlier(OTHER_AGENT, MOTHER)),
                        Set.of(Warning.EXPIRED, Warning.NOT_CERTIFIED, Warning.ANOTHER_AGENT)),
                Arguments.of(
                        authorised(paper("2026-01-01", null, "UBND")), List.of(new Earlier(AGENT, MOTHER)), Set.of()),
                Arguments.of(
                        authorised(paper("2026-01-01", null, "UBND")),
                        List.of(new Earlier(OTHER_AGENT, NEIGHBOUR)),
                        Set.of()),
                Arguments.of(new Standing.LegalRepresentative(MOTHER, "giấy khai sinh"), List.of(), Set.of()),
                Arguments.of(new Standing.LegalRepresentative(MOTHER, ""), List.of(), Set.of(Warning.GROUND_MISSING)),
                Arguments.of(
                        new Standing.Lawyer(MOTHER, "LS-1", Optional.of(paper("2026-01-01", null, "VPCC"))),
                        List.of(),
                        Set.of()),
                Arguments.of(
                        new Standing.Lawyer(MOTHER, " ", Optional.empty()),
                        List.of(new Earlier(OTHER_AGENT, MOTHER)),
                        Set.of(Warning.LAWYER_CARD_MISSING, Warning.PAPER_MISSING, Warning.ANOTHER_AGENT)));
    }

    @ParameterizedTest
    @MethodSource("standings")
    void an_official_is_warned_of_what_is_missing_and_of_two_agents(
            Standing standing, List<Earlier> earlier, Set<Warning> warnings) {
        assertThat(standing.warnings(DAY, AGENT, earlier)).isEqualTo(warnings);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-01-31, 2026-12-31, gửi đơn, validFrom",
        "2026-02-01, 2026-02-01, 2026-01-31, gửi đơn, validUntil",
        "2026-02-01, 2026-02-01, 2026-02-01, ' ', scope",
    })
    void what_cannot_be_is_refused_with_its_field(
            LocalDate made, LocalDate from, LocalDate until, String scope, String field) {
        var refused = catchThrowableOfType(
                Refused.class, () -> new Authorisation("1", made, from, Optional.of(until), "UBND", scope));

        assertThat(refused.problem().more()).containsEntry("field", field);
    }

    private static Standing authorised(@Nullable Authorisation paper) {
        return new Standing.Authorised(MOTHER, Optional.ofNullable(paper));
    }

    private static Authorisation paper(String from, @Nullable String until, String certifiedBy) {
        return new Authorisation(
                "12/UQ",
                LocalDate.parse("2026-01-01"),
                LocalDate.parse(from),
                Optional.ofNullable(until).map(LocalDate::parse),
                certifiedBy,
                "gửi đơn, nhận kết quả");
    }
}
