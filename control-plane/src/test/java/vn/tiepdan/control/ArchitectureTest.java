package vn.tiepdan.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.tiepdan.house.HouseTest;

/** Features form a DAG whose edges are written here; a new edge is a decision. */
class ArchitectureTest implements HouseTest {
    private static final String ROOT = "vn.tiepdan.control";
    private static final Set<String> ADAPTERS = Set.of("rest", "mqtt", "store", "broker", "file");

    private static final Set<String> EDGES = Set.of(
            "appointment -> audit",
            "appointment -> body",
            "appointment -> fleet",
            "appointment -> platform",
            "appointment -> schedule",
            "audit -> platform",
            "body -> audit",
            "body -> platform",
            "calendar -> audit",
            "calendar -> platform",
            "call -> fleet",
            "call -> janus",
            "call -> platform",
            "citizen -> calendar",
            "citizen -> platform",
            "command -> audit",
            "command -> body",
            "command -> fleet",
            "command -> platform",
            "command -> trust",
            "configuration -> audit",
            "configuration -> body",
            "configuration -> fleet",
            "configuration -> platform",
            "enrolment -> audit",
            "enrolment -> body",
            "enrolment -> fleet",
            "enrolment -> platform",
            "enrolment -> trust",
            "fleet -> audit",
            "fleet -> body",
            "fleet -> platform",
            "fleet -> trust",
            "identity -> audit",
            "identity -> body",
            "identity -> platform",
            "janus -> platform",
            "reception -> audit",
            "reception -> body",
            "reception -> call",
            "reception -> command",
            "reception -> fleet",
            "reception -> platform",
            "reception -> register",
            "recording -> audit",
            "recording -> call",
            "recording -> platform",
            "register -> audit",
            "register -> body",
            "register -> platform",
            "schedule -> audit",
            "schedule -> body",
            "schedule -> fleet",
            "schedule -> identity",
            "schedule -> platform",
            "start -> platform",
            "start -> trust",
            "trust -> platform");

    @Override
    public String root() {
        return ROOT;
    }

    /** They own the thread: the main one, the start's and the stop's, the supervisor's, that of one recording. */
    @Override
    public Set<String> mayWait() {
        return Set.of(
                ROOT + ".ControlPlane",
                ROOT + ".fleet.broker.EmbeddedBroker",
                ROOT + ".janus.Supervisor",
                ROOT + ".recording.Processing",
                ROOT + ".recording.Tool",
                ROOT + ".start.postgres.Program");
    }

    /** Numbers of transactions with the media server and of defects in the log; nothing depends on which they are. */
    @Override
    public Set<String> mayReadTheClock() {
        return Set.of(ROOT + ".janus.Carrier", ROOT + ".janus.JanusClient", ROOT + ".platform.rest.Problems");
    }

    /** Before there is a log, and a command whose output is what it prints. */
    @Override
    public Set<String> mayPrint() {
        return Set.of(ROOT + ".ControlPlane", ROOT + ".audit.command.AuditCommand");
    }

    @Override
    public Set<String> mayTakeMore() {
        return Set.of(
                ROOT + ".reception.Sessions",
                ROOT + ".reception.Turns",
                ROOT + ".reception.Views",
                ROOT + ".reception.rest.SessionResource",
                ROOT + ".recording.Recordings");
    }

    @Test
    void featuresUseEachOtherAsWritten() {
        var found = production().stream()
                .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                .filter(ArchitectureTest::betweenFeatures)
                .map(it -> feature(it.getOriginClass()) + " -> " + feature(it.getTargetClass()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found).containsExactlyElementsOf(new TreeSet<>(EDGES));
    }

    @Test
    void featuresAreFreeOfCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(production());
    }

    @Test
    void adaptersAreUsedByNobodyElse() {
        var wrong = production().stream()
                .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                .filter(it -> ADAPTERS.contains(adapter(it.getTargetClass())))
                .filter(it -> !it.getOriginClass()
                        .getPackageName()
                        .equals(it.getTargetClass().getPackageName()))
                .map(Dependency::getDescription)
                .toList();

        assertThat(wrong).isEmpty();
    }

    @Test
    void decisionsKnowNeitherTheWebNorTheDatabaseNorTheBroker() {
        noClasses()
                .that(areRootsOfFeatures())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..",
                        "jakarta.ws.rs..",
                        "org.hibernate..",
                        "com.hivemq..",
                        "io.vertx..",
                        "vn.tiepdan.link..")
                .check(production());
    }

    @Test
    void tablesAreMappedInStoresOnly() {
        classes()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .should()
                .resideInAPackage("..store..")
                .check(production());
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(".*\\.PanacheEntity(Base)?")
                .check(production());
    }

    @Test
    void knowsTheContractButNoAgent() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("vn.tiepdan.agent..", "vn.tiepdan.peripheral..")
                .check(production());
    }

    /** What is not an adapter; {@code janus}, {@code platform}, {@code start} and {@code trust} are technical themselves. */
    private static DescribedPredicate<JavaClass> areRootsOfFeatures() {
        return DescribedPredicate.describe(
                "are roots of features",
                it -> it.getPackageName().split("\\.").length == ROOT.split("\\.").length + 1
                        && !Set.of("janus", "platform", "start", "trust").contains(feature(it)));
    }

    private static boolean betweenFeatures(Dependency it) {
        var from = feature(it.getOriginClass());
        var to = feature(it.getTargetClass());
        return !from.isEmpty() && !to.isEmpty() && !from.equals(to);
    }

    /** The first part of the name below the root, or nothing. */
    private static String feature(JavaClass it) {
        var name = it.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static String adapter(JavaClass it) {
        var name = it.getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
