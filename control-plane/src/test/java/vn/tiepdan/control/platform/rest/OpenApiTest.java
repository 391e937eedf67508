package vn.tiepdan.control.platform.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;

/** What {@code /q/openapi} tells is what the resources answer. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
class OpenApiTest {
    @Test
    void each_operation_is_in_the_document_and_no_other() throws IOException {
        var document = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .get("paths");
        var told = new TreeSet<String>();
        document.properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("responses"))
                        .forEach(operation -> told.add(operation.getKey() + " " + path.getKey())));

        assertThat(told).isNotEmpty().isEqualTo(answered());
    }

    @Test
    void each_operation_says_what_it_is_for() {
        assertThat(operations().filter(it -> !it.isAnnotatedWith(Operation.class)))
                .isEmpty();
    }

    private static Set<String> answered() {
        return operations()
                .map(it -> verb(it).toLowerCase(java.util.Locale.ROOT) + " "
                        + (path(it.getOwner()) + ownPath(it)).replaceAll("/+", "/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JavaMethod> operations() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("vn.tiepdan.control").stream()
                        .filter(it -> it.isAnnotatedWith(Path.class))
                        .flatMap(it -> it.getMethods().stream())
                        .filter(it -> it.isMetaAnnotatedWith(HttpMethod.class));
    }

    private static String verb(JavaMethod operation) {
        return operation.getAnnotations().stream()
                .map(it -> it.getRawType())
                .filter(it -> it.isAnnotatedWith(HttpMethod.class))
                .map(JavaClass::getSimpleName)
                .findFirst()
                .orElseThrow();
    }

    private static String path(JavaClass resource) {
        return resource.getAnnotationOfType(Path.class).value();
    }

    private static String ownPath(JavaMethod operation) {
        return operation
                .tryGetAnnotationOfType(Path.class)
                .map(it -> "/" + it.value())
                .orElse("");
    }
}
