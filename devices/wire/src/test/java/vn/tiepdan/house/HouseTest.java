package vn.tiepdan.house;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A module that keeps the rules of the house; its test class says what the module may do beyond them. */
public interface HouseTest {
    /** The module's own package. */
    String root();

    /** Classes that own the thread they hold up, by their full names. */
    default Set<String> mayWait() {
        return Set.of();
    }

    /** Classes at the edge of the program, where clock, chance and identity come from, by their full names. */
    default Set<String> mayReadTheClock() {
        return Set.of();
    }

    /** Classes that bring many collaborators together, by their full names; a debt that may only shrink. */
    default Set<String> mayTakeMore() {
        return Set.of();
    }

    /** Classes that speak to the terminal, by their full names. */
    default Set<String> mayPrint() {
        return Set.of();
    }

    /** What the module's production sources compile to. */
    default JavaClasses production() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root());
    }

    @TestFactory
    default Stream<DynamicTest> keepsTheRulesOfTheHouse() {
        var classes = production();
        var rules = new LinkedHashMap<String, ArchRule>();
        rules.put("names", HouseRules.NAMES);
        rules.put("packages", HouseRules.PACKAGES);
        rules.put("waiting", HouseRules.waiting(mayWait()));
        rules.put("dropped results", HouseRules.NO_RESULT_DROPPED);
        rules.put("clock", HouseRules.clock(mayReadTheClock()));
        rules.put("terminal", HouseRules.terminal(mayPrint()));
        rules.put("injection", HouseRules.INJECTION);
        rules.put("open fields", HouseRules.NO_OPEN_FIELD);
        rules.put("old dates", HouseRules.NO_OLD_DATES);
        rules.put("nullness", HouseRules.NULL_MARKED);
        rules.put("parameters", HouseRules.fewParameters(mayTakeMore()));
        rules.put("length", HouseRules.SHORT);
        return rules.entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> rule.getValue().check(classes)));
    }
}
