package vn.tiepdan.control.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The one table of rights, and what repeats it: the names for annotations, and the page for operators. */
class RightTest {
    private static final Path PAGE = Path.of("../docs/operations.md");
    /** {@code | `READ_REGISTER` | what it is | yes | `HEAD`, `OFFICIAL` |}: the third column says whether it is personal data. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| [^|]+ \\| (yes|no) \\| ([^|]+) \\|$");

    @Test
    void the_page_shows_who_may_do_what() throws IOException {
        var told = new TreeMap<String, String>();
        ROW.matcher(Files.readString(PAGE))
                .results()
                .forEach(row -> told.put(row.group(1), row.group(2) + " " + inOrder(row.group(3))));

        var held = new TreeMap<String, String>();
        for (var right : Right.values()) {
            held.put(
                    right.name(),
                    (right.isPersonal() ? "yes " : "no ")
                            + inOrder(right.roles().stream()
                                    .map(it -> "`" + it + "`")
                                    .collect(Collectors.joining(", "))));
        }
        assertThat(told).isEqualTo(held);
    }

    private static String inOrder(String roles) {
        return Stream.of(roles.split(", ")).sorted().collect(Collectors.joining(", "));
    }

    @Test
    void every_right_has_its_name_for_annotations() {
        var names = Arrays.stream(RightName.class.getFields())
                .collect(Collectors.toMap(java.lang.reflect.Field::getName, RightTest::value));

        assertThat(names).isEqualTo(Arrays.stream(Right.values()).collect(Collectors.toMap(Right::name, Right::name)));
    }

    private static String value(java.lang.reflect.Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void nobody_is_without_a_right_and_no_right_without_somebody() {
        assertThat(Arrays.stream(StaffRole.values()))
                .allSatisfy(role -> assertThat(Right.of(role)).isNotEmpty());
        assertThat(Arrays.stream(Right.values()))
                .allSatisfy(right -> assertThat(right.roles()).isNotEmpty());
    }

    @Test
    void whoever_runs_the_system_or_looks_after_it_reads_nothing_of_what_citizens_say() {
        for (var role : new StaffRole[] {StaffRole.ADMINISTRATOR, StaffRole.IT_OPERATOR, StaffRole.AUDITOR}) {
            assertThat(Right.of(role)).as(role.name()).noneMatch(Right::isPersonal);
        }
    }

    @Test
    void a_deputy_does_what_an_official_does_and_the_head_is_one_too() {
        assertThat(Right.of(StaffRole.DEPUTY)).isEqualTo(Right.of(StaffRole.OFFICIAL));
        assertThat(Right.of(StaffRole.HEAD)).containsAll(Right.of(StaffRole.OFFICIAL));
    }

    /** An address that asked for a role would let in whoever has it without a line in the table. */
    @Test
    void addresses_ask_for_rights() {
        var asked = new TreeSet<String>();
        Map<String, Right> known = Arrays.stream(Right.values()).collect(Collectors.toMap(Right::name, it -> it));
        var classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("vn.tiepdan.control");
        for (var type : classes) {
            type.tryGetAnnotationOfType(RolesAllowed.class).ifPresent(it -> asked.addAll(Arrays.asList(it.value())));
            type.getMethods()
                    .forEach(method -> method.tryGetAnnotationOfType(RolesAllowed.class)
                            .ifPresent(it -> asked.addAll(Arrays.asList(it.value()))));
        }

        assertThat(asked).isNotEmpty().isSubsetOf(known.keySet());
    }
}
