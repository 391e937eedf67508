package vn.tiepdan.peripheral;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import vn.tiepdan.house.HouseTest;

/** A driver knows its device and how its condition is told, nothing of agents. */
class ArchitectureTest implements HouseTest {
    @Override
    public String root() {
        return "vn.tiepdan.peripheral";
    }

    @Test
    void knowsNoAgent() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.tiepdan.agent..",
                        "vn.tiepdan.link..",
                        "io.quarkus..",
                        "jakarta.persistence..",
                        "com.hivemq..")
                .check(production());
    }
}
