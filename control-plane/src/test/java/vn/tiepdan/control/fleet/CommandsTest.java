package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.fleet.CommandStore.Held;
import vn.tiepdan.control.fleet.CommandStore.Reached;
import vn.tiepdan.control.fleet.CommandStore.State;
import vn.tiepdan.control.fleet.Commands.Answer;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Result;

class CommandsTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final DeviceId KIOSK = new DeviceId("d-kiosk");
    private static final DeviceId OTHER = new DeviceId("d-other");
    private static final CommandId COMMAND = CommandId.fresh();

    @Test
    void of_all_that_is_said_the_last_that_leads_somewhere_is_kept() {
        var begun = answer(KIOSK, Result.State.RUNNING);
        var done = answer(KIOSK, Result.State.SUCCEEDED);
        var late = answer(KIOSK, Result.State.FAILED);

        assertThat(Commands.reached(List.of(begun, done, late), held(KIOSK, State.SENT)))
                .containsExactly(new Reached(KIOSK, done.result(), State.SUCCEEDED));
    }

    @Test
    void another_devices_word_and_a_word_of_no_command_change_nothing() {
        var stranger = answer(OTHER, Result.State.FAILED);

        assertThat(Commands.reached(List.of(stranger), held(KIOSK, State.SENT))).isEmpty();
        assertThat(Commands.reached(List.of(answer(KIOSK, Result.State.RUNNING)), Map.of()))
                .isEmpty();
    }

    @Test
    void a_command_that_has_ended_stays_as_it_is() {
        assertThat(Commands.reached(List.of(answer(KIOSK, Result.State.RUNNING)), held(KIOSK, State.SUCCEEDED)))
                .isEmpty();
    }

    private static Map<CommandId, Held> held(DeviceId device, State state) {
        return Map.of(COMMAND, new Held(device, state, Optional.empty()));
    }

    private static Answer answer(DeviceId device, Result.State state) {
        return new Answer(device, new Result(COMMAND, state, "", NOW));
    }
}
