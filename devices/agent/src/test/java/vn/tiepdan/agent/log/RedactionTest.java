package vn.tiepdan.agent.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could name a person or open a door goes; what an operator looks for stays. */
class RedactionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CCCD 031160001234 read                        | CCCD [number] read
            CMND 031234567.                               | CMND [number].
            031160001234;NGUYỄN THỊ HOA                   | [number];NGUYỄN THỊ HOA
            số 031 160 001 234 đọc                        | số [number] đọc
            call 0912345678 now                           | call [number] now
            call 0912 345 678 now                         | call [number] now
            call 0912.345.678                             | call [number]
            call +84 912 345 678                          | call [number]
            call (+84)912-345-678                         | call [number]
            mail hoa.nguyen@haiphong.gov.vn, please       | mail [e-mail], please
            mail hoa@localhost                            | mail [e-mail]
            mail nguyễn.hoa@thư.vn                        | mail [e-mail]
            code 7K2M-Q9XD-40RT was used                  | code [code] was used
            code 7k2m-q9xd-40rt was used                  | code [code] was used
            {"code":"7K2M-Q9XD-40RT"}                     | {"code":"[code]"}
            enrolled as d-0123456789                      | enrolled as d-0123456789
            port 8883, 12345678 events                    | port 8883, 12345678 events
            550e8400-e29b-41d4-a716-446655440000          | 550e8400-e29b-41d4-a716-[number]
            good until 2027-02-01T07:30:00Z               | good until 2027-02-01T07:30:00Z
            at vn.tiepdan.agent.desk.Desk(Desk.java:131)  | at vn.tiepdan.agent.desk.Desk(Desk.java:131)
            127.0.0.1:8883                                | 127.0.0.1:8883
            """, quoteCharacter = '`')
    void takes_out(String line, String redacted) {
        assertThat(Redaction.of(line)).isEqualTo(redacted);
    }
}
