package vn.tiepdan.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule finds what breaks it. */
class HouseRulesTest {
    private static final String WRONG = "vn.tiepdan.house.wrong";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(WRONG);

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(HouseRules.NAMES, "WrongManager"),
                Arguments.of(HouseRules.PACKAGES, "util.Misplaced"),
                Arguments.of(HouseRules.waiting(Set.of()), "Waits.onUni"),
                Arguments.of(HouseRules.waiting(Set.of()), "Waits.asleep"),
                Arguments.of(HouseRules.waiting(Set.of()), "Waits.joined"),
                Arguments.of(HouseRules.NO_RESULT_DROPPED, "Drops.result"),
                Arguments.of(HouseRules.clock(Set.of()), "ReadsClock.now"),
                Arguments.of(HouseRules.clock(Set.of()), "ReadsClock.id"),
                Arguments.of(HouseRules.terminal(Set.of()), "Prints.line"),
                Arguments.of(HouseRules.INJECTION, "Injected.clock"),
                Arguments.of(HouseRules.NO_OPEN_FIELD, "Open.value"),
                Arguments.of(HouseRules.NO_OLD_DATES, "OldDate.date"),
                Arguments.of(HouseRules.NULL_MARKED, "util.Misplaced"),
                Arguments.of(HouseRules.fewParameters(Set.of()), "ManyParameters"),
                Arguments.of(HouseRules.SHORT, "Long"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void findsWhatBreaksIt(ArchRule rule, String culprit) {
        var found = rule.evaluate(CLASSES).getFailureReport().getDetails();

        assertThat(found).anyMatch(line -> line.contains(WRONG + "." + culprit));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("allowing")
    void letsThroughWhatIsAllowed(ArchRule rule) {
        assertThat(rule.evaluate(CLASSES).hasViolation()).isFalse();
    }

    static Stream<ArchRule> allowing() {
        return Stream.of(
                HouseRules.waiting(Set.of(WRONG + ".Waits")),
                HouseRules.clock(Set.of(WRONG + ".ReadsClock")),
                HouseRules.terminal(Set.of(WRONG + ".Prints")),
                HouseRules.fewParameters(Set.of(WRONG + ".ManyParameters")));
    }
}
