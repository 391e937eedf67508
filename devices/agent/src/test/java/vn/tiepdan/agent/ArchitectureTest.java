package vn.tiepdan.agent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tiepdan.house.HouseTest;

/** What both agents do, without knowing which of the two it is. */
class ArchitectureTest implements HouseTest {
    @Override
    public String root() {
        return "vn.tiepdan.agent";
    }

    /** The framework takes a stage from one; the other has the last word before the process ends. */
    @Override
    public Set<String> mayWait() {
        return Set.of("vn.tiepdan.agent.desk.Downlink", "vn.tiepdan.agent.desk.Goodbye");
    }

    @Override
    public Set<String> mayTakeMore() {
        return Set.of(
                "vn.tiepdan.agent.desk.Desk",
                "vn.tiepdan.agent.identity.BrokerConnection",
                "vn.tiepdan.agent.status.StatusReporter");
    }

    @Test
    void knowsNeitherTheOtherSideNorItsBroker() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "vn.tiepdan.control..",
                        "vn.tiepdan.kiosk..",
                        "vn.tiepdan.room..",
                        "com.hivemq..",
                        "jakarta.persistence..")
                .check(production());
    }

    @Test
    void itsPartsAreFreeOfCycles() {
        slices().matching("vn.tiepdan.agent.(*)..").should().beFreeOfCycles().check(production());
    }
}
