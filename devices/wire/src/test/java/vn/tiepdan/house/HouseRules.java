package vn.tiepdan.house;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What holds in every module. */
final class HouseRules {
    private static final int MOST_LINES = 300;
    private static final int MOST_PARAMETERS = 5;

    static final ArchRule NAMES = noClasses()
            .should()
            .haveNameMatching(".*\\.(Abstract[A-Z]\\w*|\\w*(Util|Utils|Helper|Manager|Impl))")
            .because("such names hide what a class is for");

    static final ArchRule PACKAGES = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..manager..", "..impl..")
            .because("a package is named after a feature")
            .allowEmptyShould(true);

    /** A {@code Uni} whose failure nobody hears is work that silently did not happen. */
    static final ArchRule NO_RESULT_DROPPED = noClasses()
            .should()
            .callMethodWhere(called("io.smallrye.mutiny.groups.(Uni|Multi)Subscribe", "with")
                    .and(oneParameter())
                    .as("subscribe without hearing of the failure"))
            .orShould()
            .callMethodWhere(
                    called("org.eclipse.microprofile.reactive.messaging.Emitter.*|io.smallrye.*", ".*AndForget"));

    static final ArchRule INJECTION = noFields()
            .that()
            .areNotStatic()
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .because("a constructor shows what a class needs")
            .allowEmptyShould(true);

    static final ArchRule NO_OPEN_FIELD = fields().that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(not(
                    "entities",
                    it -> it.isAnnotatedWith("jakarta.persistence.Entity")
                            || it.isAnnotatedWith("jakarta.persistence.Embeddable")))
            .should()
            .beFinal()
            .allowEmptyShould(true);

    static final ArchRule NO_OLD_DATES = noFields()
            .should()
            .haveRawType(named(
                    "of an old date type",
                    it -> it.getName()
                            .matches("java\\.util\\.(Date|Calendar|GregorianCalendar)|java\\.sql\\.(Date|Timestamp)")))
            .because("java.time says what it means")
            .allowEmptyShould(true);

    static final ArchRule NULL_MARKED = classes()
            .that(named("have a package", it -> !it.getSimpleName().equals("package-info")))
            .should(hold(
                    "reside in a package that is @NullMarked",
                    it -> it.getPackage()
                            .tryGetPackageInfo()
                            .map(info -> info.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                            .orElse(false)));

    static final ArchRule SHORT = classes()
            .that(named("are not nested", it -> !it.isNestedClass()))
            .should(hold("be no longer than " + MOST_LINES + " lines", it -> lines(it) <= MOST_LINES));

    private HouseRules() {}

    /** @param allowed own the thread they hold up */
    static ArchRule waiting(Set<String> allowed) {
        return noClasses()
                .that(others(allowed))
                .should()
                .callMethodWhere(called("io.smallrye.mutiny.(Uni|Multi)", "await|subscribeAsCompletionStage")
                        .or(called(
                                "io.smallrye.mutiny.groups.(UniSubscribe|UniAwait|UniAwaitOptional)",
                                "asCompletionStage|atMost|indefinitely"))
                        .or(called("java.lang.Thread", "sleep|join"))
                        .or(called("java.util.concurrent.TimeUnit", "sleep"))
                        .or(called("java.lang.Process", "waitFor"))
                        .or(called("java.util.concurrent.(Future|CompletableFuture)", "get|join"))
                        .or(called("java.util.concurrent.(CountDownLatch|Semaphore|CyclicBarrier)", "await|acquire"))
                        .as("wait"))
                .because("an event loop serves everyone");
    }

    /** @param allowed bring many collaborators together; nothing may be added to the list, only taken off */
    static ArchRule fewParameters(Set<String> allowed) {
        return classes()
                .that(others(allowed))
                .and(not("records, enums or nested", it -> it.isRecord() || it.isEnum() || it.isNestedClass()))
                .should(hold(
                        "have only constructors with at most " + MOST_PARAMETERS + " parameters",
                        it -> it.getConstructors().stream()
                                .filter(made -> !made.getModifiers().contains(JavaModifier.SYNTHETIC))
                                .allMatch(made -> made.getRawParameterTypes().size() <= MOST_PARAMETERS)));
    }

    /** @param allowed are where clock, chance and identity come from */
    static ArchRule clock(Set<String> allowed) {
        return noClasses()
                .that(others(allowed))
                .should()
                .callMethodWhere(
                        called("java.time.(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)", "now")
                                .and(noParameter())
                                .or(called("java.lang.System", "currentTimeMillis"))
                                .or(called("java.util.UUID", "randomUUID"))
                                .or(called("java.lang.Math", "random"))
                                .as("take the time, or chance, from the machine"))
                .because("a test could not set it");
    }

    /** @param allowed speak to the terminal */
    static ArchRule terminal(Set<String> allowed) {
        return noClasses()
                .that(others(allowed))
                .should()
                .accessFieldWhere(JavaAccess.Predicates.target(owner(nameMatching("java.lang.System")))
                        .and(JavaAccess.Predicates.target(nameMatching("out|err")))
                        .as("System.out or System.err"))
                .because("the log tells it to whoever runs the fleet");
    }

    private static DescribedPredicate<JavaMethodCall> called(String owner, String method) {
        return target(owner(nameMatching(owner)))
                .and(target(nameMatching(method)))
                .forSubtype();
    }

    private static DescribedPredicate<JavaMethodCall> oneParameter() {
        return named(
                "one parameter", it -> it.getTarget().getRawParameterTypes().size() == 1);
    }

    private static DescribedPredicate<JavaMethodCall> noParameter() {
        return named("no parameter", it -> it.getTarget().getRawParameterTypes().isEmpty());
    }

    private static DescribedPredicate<JavaClass> others(Set<String> allowed) {
        return not("allowed", it -> allowed.contains(outermost(it).getName()));
    }

    private static JavaClass outermost(JavaClass it) {
        return it.getEnclosingClass().map(HouseRules::outermost).orElse(it);
    }

    private static <T> DescribedPredicate<T> named(String description, Predicate<T> test) {
        return DescribedPredicate.describe(description, test);
    }

    private static <T> DescribedPredicate<T> not(String description, Predicate<T> test) {
        return DescribedPredicate.describe("are not " + description, test.negate());
    }

    private static ArchCondition<JavaClass> hold(String description, Predicate<JavaClass> test) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass it, ConditionEvents events) {
                events.add(new SimpleConditionEvent(it, test.test(it), it.getName() + " does not " + description));
            }
        };
    }

    /** Lines of the source file; none of what the build generates. */
    private static long lines(JavaClass it) {
        var source = it.getSource().orElseThrow();
        var compiled = Path.of(source.getUri()).toString();
        var written = Path.of(compiled.replace("/target/classes/", "/src/main/java/")
                        .replace("/target/test-classes/", "/src/test/java/"))
                .resolveSibling(source.getFileName().orElseThrow());
        if (!Files.exists(written)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(written)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
