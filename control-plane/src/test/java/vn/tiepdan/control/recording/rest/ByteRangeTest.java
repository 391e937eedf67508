package vn.tiepdan.control.recording.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-99, 0, 99",
        "bytes=0-, 0, 999",
        "bytes=500-5000, 500, 999",
        "bytes=-100, 900, 999",
        "bytes=-5000, 0, 999",
        "bytes=999-, 999, 999",
        "Bytes=1-2, 1, 2"
    })
    void a_part_lies_within_the_file(String header, long first, long last) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Asked.Part(new ByteRange(first, last)));
    }

    @ParameterizedTest
    @CsvSource({"bytes=1000-", "bytes=2000-3000", "bytes=-0"})
    void beyond_the_end_is_unsatisfiable(String header) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Asked.Unsatisfiable());
    }

    @ParameterizedTest
    @CsvSource({",", "bytes=", "bytes=-", "bytes=9-3", "'bytes=0-1,5-6'", "items=0-1", "bytes=a-b"})
    void what_is_not_understood_is_as_if_it_were_not_there(String header) {
        assertThat(ByteRange.of(header, 1000)).isEqualTo(new ByteRange.Asked.Whole());
    }
}
