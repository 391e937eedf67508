package vn.tiepdan.control.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalNumberTest {
    @ParameterizedTest
    @CsvSource({
        "031060000001, 1960, MALE",
        "031160000001, 1960, FEMALE",
        "031205000001, 2005, MALE",
        "031305000001, 2005, FEMALE",
        "031400000001, 2100, MALE",
        "031999000001, 2399, FEMALE"
    })
    void century_and_sex_share_a_digit(String digits, int year, PersonalNumber.Sex sex) {
        var number = new PersonalNumber(digits);

        assertThat(number.birthYear()).isEqualTo(year);
        assertThat(number.sex()).isEqualTo(sex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"031060000001", "031 060 000 001", " 031.060.000.001\n"})
    void blanks_and_dots_are_no_part_of_it(String text) {
        assertThat(PersonalNumber.parse(text)).contains(new PersonalNumber("031060000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "03106000000", "0310600000012", "03106000000A", "٠٣١٠٦٠٠٠٠٠٠١", "031-060-000-001"})
    void whatever_else_is_none(String text) {
        assertThat(PersonalNumber.parse(text)).isEmpty();
    }

    @Test
    void nobody_reads_it_in_a_log() {
        assertThat(new PersonalNumber("031060000001")).hasToString("PersonalNumber[]");
    }
}
