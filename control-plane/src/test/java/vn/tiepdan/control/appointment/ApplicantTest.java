package vn.tiepdan.control.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.platform.Refused;

class ApplicantTest {
    static Stream<String> names_of_every_script_and_length() {
        return Stream.of(
                "Ê",
                "Nguyễn Thị Minh Khai",
                "Y Moan Ênuôl",
                "李小龍",
                "Анна Каренина",
                "محمد علي",
                "O'Brien-Đỗ",
                "x".repeat(200),
                "𠮷".repeat(200));
    }

    @ParameterizedTest
    @MethodSource
    void names_of_every_script_and_length(String name) {
        assertThat(named(name).fullName()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\nb<script>", "\u0007"})
    void names_that_cannot_be_are_refused(String name) {
        refused(() -> named(name), "fullName");
    }

    @Test
    void names_that_are_too_long_are_refused() {
        refused(() -> named("x".repeat(201)), "fullName");
    }

    @Test
    void blanks_are_put_in_order() {
        assertThat(named("  Nguyễn   Văn\u00a0A ").fullName()).isEqualTo("Nguyễn Văn\u00a0A");
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901, , , number",
        "1234567890123, , , number",
        "03109000123x, , , number",
        "' 31090001234', , , number",
        ", 0912, , phone",
        ", nobody, , phone",
        ", , nobody, email",
        ", , a@b@c, email",
    })
    void what_cannot_be_is_refused_at_its_field(
            @Nullable String number, @Nullable String phone, @Nullable String email, String field) {
        refused(
                () -> new Applicant(
                        "A",
                        Optional.ofNullable(number),
                        Optional.empty(),
                        Optional.ofNullable(phone),
                        Optional.ofNullable(email),
                        "vi"),
                field);
    }

    @ParameterizedTest
    @CsvSource({
        "031090001234, 1990-01-02, 0912345678, 031090001234",
        ", 1990-01-02, 0912345678, nguyễn văn a|1990-01-02",
        ", , 0912 345 678, nguyễn văn a|0912345678",
        ", , , ",
    })
    void the_same_person_is_known_again(
            @Nullable String number, @Nullable LocalDate birth, @Nullable String phone, @Nullable String key) {
        assertThat(new Applicant(
                                "Nguyễn Văn A",
                                Optional.ofNullable(number),
                                Optional.ofNullable(birth),
                                Optional.ofNullable(phone),
                                Optional.empty(),
                                "vi")
                        .key())
                .isEqualTo(Optional.ofNullable(key));
    }

    @Test
    void composed_and_decomposed_letters_are_the_same_person() {
        var composed = with("Nguyễn Văn A", LocalDate.EPOCH);
        var decomposed =
                with(java.text.Normalizer.normalize("NGUYỄN VĂN A", java.text.Normalizer.Form.NFD), LocalDate.EPOCH);

        assertThat(composed.key()).isEqualTo(decomposed.key());
    }

    @Test
    void shows_nothing_of_the_person_by_mistake() {
        assertThat(named("Nguyễn Văn A").toString()).doesNotContain("Nguyễn");
    }

    private static Applicant named(String name) {
        return new Applicant(name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "vi");
    }

    private static Applicant with(String name, LocalDate birth) {
        return new Applicant(name, Optional.empty(), Optional.of(birth), Optional.empty(), Optional.empty(), "vi");
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making, String field) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().more()).containsEntry("field", field));
    }
}
