package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import vn.tiepdan.wire.Command;

/**
 * What each kind of an operator's command does, and how far it has come where it has steps. Begun on the agent's thread, which none of
 * them holds up.
 */
@ApplicationScoped
class Effects {
    private final Machine machine;
    private final Restarts restarts;
    private final SelfTest selfTest;
    private final Files files;
    private final ServiceSwitch service;

    Effects(Machine machine, Restarts restarts, SelfTest selfTest, Files files, ServiceSwitch service) {
        this.machine = machine;
        this.restarts = restarts;
        this.selfTest = selfTest;
        this.files = files;
        this.service = service;
    }

    /** How long it may take; longer than the parts of it together, whose sentences say more. */
    static Duration limit(Command.Body body) {
        return body instanceof Command.Reboot ? Duration.ofMinutes(2) : Duration.ofMinutes(1);
    }

    Uni<Ending> of(Command command, Progress progress) {
        return switch (command.body()) {
            case Command.Reboot _ -> restarts.machine();
            case Command.RestartAgent _ -> restarts.agent();
            case Command.RestartBrowser _ -> restarts.browser(progress);
            case Command.SelfTest _ -> selfTest.run(progress);
            case Command.Screenshot _ -> files.screenshot(command.id(), progress);
            case Command.CollectLogs _ -> files.logs(command.id(), progress);
            case Command.SetVolume(int percent) -> machine.volume(percent);
            case Command.DisplayPower(boolean on) -> machine.displayPower(on);
            case Command.CameraPreset(var preset) -> machine.cameraPreset(preset);
            case Command.TestPrint _ -> machine.testPrint();
            case Command.SetService(var latest, boolean _) -> service.set(latest);
            case Command.JoinCall _, Command.LeaveCall _ ->
                throw new IllegalArgumentException("calls are the desk's own");
        };
    }
}
