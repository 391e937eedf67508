package vn.tiepdan.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.reactive.messaging.annotations.ConnectorAttribute;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is declared that does nothing. */
class EveryAttributeTest {
    @Test
    void has_a_test_of_its_effect() {
        var shown = new TreeSet<String>();
        contracts()
                .flatMap(contract -> Arrays.stream(contract.getDeclaredMethods()))
                .map(method -> method.getAnnotation(Shows.class))
                .filter(shows -> shows != null)
                .forEach(shows -> shown.addAll(List.of(shows.value())));

        assertThat(shown).containsExactlyInAnyOrderElementsOf(declared());
    }

    private static Stream<Class<?>> contracts() {
        return Arrays.stream(LinkContract.class.getInterfaces());
    }

    private static List<String> declared() {
        return Arrays.stream(MqttConnector.class.getAnnotationsByType(ConnectorAttribute.class))
                .map(ConnectorAttribute::name)
                .toList();
    }

    @Test
    void of_the_connection_is_one_of_those_declared() {
        assertThat(declared()).containsAll(Attributes.OF_THE_CONNECTION);
    }
}
