package vn.tiepdan.control.enrolment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.enrolment.Stage.Approved;
import vn.tiepdan.control.enrolment.Stage.Asking;
import vn.tiepdan.control.enrolment.Stage.Decision;
import vn.tiepdan.control.enrolment.Stage.Rejected;
import vn.tiepdan.control.enrolment.Stage.Used;
import vn.tiepdan.control.enrolment.Stage.Waiting;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.KeyFingerprint;
import vn.tiepdan.wire.Role;

/** Every stage of a claim and everything that can happen to it, in time and too late. */
class StageTest {
    private static final Instant MINTED = Instant.parse("2026-11-26T01:00:00Z");
    private static final Instant END = MINTED.plus(Duration.ofHours(24));
    private static final Instant LAST = END.minusMillis(1);
    private static final KeyFingerprint OWN = new KeyFingerprint("a".repeat(64));
    private static final KeyFingerprint OTHER = new KeyFingerprint("b".repeat(64));
    private static final Asking FIRST = new Asking(OWN, "10.0.0.1", MINTED.plusSeconds(60));
    private static final Decision YES = new Decision("an", MINTED.plusSeconds(90), "");
    private static final Decision NO = new Decision("an", MINTED.plusSeconds(90), "Không ai biết máy này");

    private static final Map<String, Stage> STAGES = new LinkedHashMap<>();

    static {
        STAGES.put("unused", Stage.UNUSED);
        STAGES.put("waiting", new Waiting(FIRST));
        STAGES.put("approved", new Approved(FIRST, YES));
        STAGES.put("rejected", new Rejected(FIRST, NO));
        STAGES.put("used", new Used(OWN, Optional.empty()));
        STAGES.put("used after approval", new Used(OWN, Optional.of(YES)));
    }

    private record Row(String stage, String happening, String inTime, String tooLate) {}

    /** {@code same}: nothing changes. What is refused is named by its problem. */
    private static final List<Row> TABLE = List.of(
            new Row("unused", "asked", "waiting", "expired-code"),
            new Row("unused", "asked by another", "waiting", "expired-code"),
            new Row("unused", "approved", "no-such-enrolment", "no-such-enrolment"),
            new Row("unused", "another approved", "no-such-enrolment", "no-such-enrolment"),
            new Row("unused", "rejected", "no-such-enrolment", "no-such-enrolment"),
            new Row("unused", "another rejected", "no-such-enrolment", "no-such-enrolment"),
            new Row("waiting", "asked", "same", "expired-code"),
            new Row("waiting", "asked by another", "bound-code", "bound-code"),
            new Row("waiting", "approved", "approved", "enrolment-over"),
            new Row("waiting", "another approved", "another-key", "another-key"),
            new Row("waiting", "rejected", "rejected", "enrolment-over"),
            new Row("waiting", "another rejected", "another-key", "another-key"),
            new Row("approved", "asked", "used", "expired-code"),
            new Row("approved", "asked by another", "bound-code", "bound-code"),
            new Row("approved", "approved", "same", "same"),
            new Row("approved", "another approved", "another-key", "another-key"),
            new Row("approved", "rejected", "rejected", "rejected"),
            new Row("approved", "another rejected", "another-key", "another-key"),
            new Row("rejected", "asked", "rejected-code", "rejected-code"),
            new Row("rejected", "asked by another", "rejected-code", "rejected-code"),
            new Row("rejected", "approved", "enrolment-decided", "enrolment-decided"),
            new Row("rejected", "another approved", "enrolment-decided", "enrolment-decided"),
            new Row("rejected", "rejected", "same", "same"),
            new Row("rejected", "another rejected", "another-key", "another-key"),
            new Row("used", "asked", "same", "expired-code"),
            new Row("used", "asked by another", "used-code", "used-code"),
            new Row("used", "approved", "no-such-enrolment", "no-such-enrolment"),
            new Row("used", "another approved", "no-such-enrolment", "no-such-enrolment"),
            new Row("used", "rejected", "no-such-enrolment", "no-such-enrolment"),
            new Row("used", "another rejected", "no-such-enrolment", "no-such-enrolment"),
            new Row("used after approval", "asked", "same", "expired-code"),
            new Row("used after approval", "asked by another", "used-code", "used-code"),
            new Row("used after approval", "approved", "same", "same"),
            new Row("used after approval", "another approved", "another-key", "another-key"),
            new Row("used after approval", "rejected", "enrolment-decided", "enrolment-decided"),
            new Row("used after approval", "another rejected", "enrolment-decided", "enrolment-decided"));

    static Stream<Row> table() {
        return TABLE.stream();
    }

    @ParameterizedTest
    @MethodSource("table")
    void every_happening_at_every_stage(Row row) {
        var stage = requireNonNull(STAGES.get(row.stage()));

        assertThat(outcome(stage, it -> happening(row.happening(), LAST).apply(it)))
                .as("in time")
                .isEqualTo(row.inTime());
        assertThat(outcome(stage, it -> happening(row.happening(), END).apply(it)))
                .as("too late")
                .isEqualTo(row.tooLate());
    }

    private static UnaryOperator<Stage> happening(String name, Instant now) {
        var again = new Decision("binh", now, "");
        var no = new Decision("binh", now, "Sai máy");
        return switch (name) {
            case "asked" -> it -> it.asked(claim(true), new Asking(OWN, "10.0.0.2", now));
            case "asked by another" -> it -> it.asked(claim(true), new Asking(OTHER, "10.0.0.2", now));
            case "approved" -> it -> it.approved(claim(true), OWN, again);
            case "another approved" -> it -> it.approved(claim(true), OTHER, again);
            case "rejected" -> it -> it.rejected(claim(true), OWN, no);
            case "another rejected" -> it -> it.rejected(claim(true), OTHER, no);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String outcome(Stage before, Function<Stage, Stage> move) {
        try {
            var after = move.apply(before);
            return after.equals(before) ? "same" : nameOf(after);
        } catch (Refused refused) {
            return refused.problem().type().replace("/problems/", "");
        }
    }

    private static String nameOf(Stage stage) {
        return switch (stage) {
            case Stage.Unused _ -> "unused";
            case Waiting _ -> "waiting";
            case Approved _ -> "approved";
            case Rejected _ -> "rejected";
            case Used _ -> "used";
        };
    }

    @Test
    void without_approval_the_first_key_has_it_at_once() {
        assertThat(Stage.UNUSED.asked(claim(false), FIRST)).isEqualTo(new Used(OWN, Optional.empty()));
    }

    @Test
    void who_asked_first_and_who_decided_first_are_remembered() {
        var waiting = Stage.UNUSED.asked(claim(true), FIRST);
        assertThat(waiting.asked(claim(true), new Asking(OWN, "10.9.9.9", LAST)))
                .isEqualTo(new Waiting(FIRST));

        var approved = waiting.approved(claim(true), OWN, YES);

        assertThat(approved.approved(claim(true), OWN, new Decision("binh", LAST, "")))
                .isEqualTo(approved);
        assertThat(approved.asked(claim(true), FIRST)).isEqualTo(new Used(OWN, Optional.of(YES)));
    }

    @Test
    void who_minted_the_code_may_approve_because_the_machine_is_what_is_looked_at() {
        var minter = new Decision(claim(true).madeBy(), LAST, "");

        assertThat(new Waiting(FIRST).approved(claim(true), OWN, minter)).isEqualTo(new Approved(FIRST, minter));
    }

    @ParameterizedTest
    @CsvSource({"-60, 0", "0, 0", "60, 60"})
    void a_claim_lasts_longer_but_never_shorter(long more, long later) {
        assertThat(claim(true).lasting(END.plusSeconds(more)).expiresAt()).isEqualTo(END.plusSeconds(later));
    }

    private static Claim claim(boolean approval) {
        return new Claim(
                Claim.Purpose.NEW_DEVICE,
                new DeviceId("d-0123456789"),
                new SiteId("hp-01-office"),
                Role.KIOSK,
                "Ki-ốt 1",
                approval,
                "it",
                MINTED,
                END);
    }
}
