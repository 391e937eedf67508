package vn.tiepdan.wire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tiepdan.house.HouseTest;

/** The contract depends on nothing of ours, nor on any framework. */
class ArchitectureTest implements HouseTest {
    @Override
    public String root() {
        return "vn.tiepdan.wire";
    }

    /** A time-ordered UUID (RFC 9562, section 5.7) is made of the machine's time. */
    @Override
    public Set<String> mayReadTheClock() {
        return Set.of("vn.tiepdan.wire.TimeOrderedUuid");
    }

    @Test
    void dependsOnNothingButJsonAndTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("vn.tiepdan.wire", "java..", "com.fasterxml.jackson..", "org.jspecify.annotations")
                .check(production());
    }
}
