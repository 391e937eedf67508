package vn.tiepdan.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;
import vn.tiepdan.house.HouseTest;

/** The connector knows neither this product's contract nor Quarkus: any SmallRye application could use it. */
class ArchitectureTest implements HouseTest {
    @Override
    public String root() {
        return "vn.tiepdan.link";
    }

    @Test
    void knowsNeitherTheProductNorQuarkus() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("vn.tiepdan.wire..", "vn.tiepdan.agent..", "vn.tiepdan.control..", "io.quarkus..")
                .check(production());
    }
}
