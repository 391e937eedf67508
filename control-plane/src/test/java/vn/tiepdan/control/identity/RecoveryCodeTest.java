package vn.tiepdan.control.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoveryCodeTest {
    @Test
    void there_are_ten_and_none_twice() {
        assertThat(new HashSet<>(RecoveryCode.fresh())).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7K2M4-Q9XD0", "7k2m4q9xd0", " 7k2m4 - q9xdO ", "7K2M4Q9XDo"})
    void is_read_as_people_type_it(String typed) {
        assertThat(RecoveryCode.read(typed)).map(RecoveryCode::spelled).hasValue("7K2M4-Q9XD0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "7K2M4-Q9XD", "7K2M4-Q9XD00", "7K2M4-Q9XDU", "7K2M4-Q9XDẾ"})
    void anything_else_is_none(String typed) {
        assertThat(RecoveryCode.read(typed)).isEmpty();
    }

    @Test
    void what_is_kept_does_not_show_it() {
        var code = RecoveryCode.fresh().getFirst();

        assertThat(code.fingerprint()).hasSize(64).doesNotContain(code.letters());
        assertThat(code).asString().doesNotContain(code.letters());
    }
}
