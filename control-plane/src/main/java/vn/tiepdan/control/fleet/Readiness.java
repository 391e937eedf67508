package vn.tiepdan.control.fleet;

import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tiepdan.wire.Status;

/** Whether a device could take part in a call now. */
final class Readiness {
    private Readiness() {}

    static boolean of(FleetStore.Known known) {
        return known.presence().state() == DevicePresence.State.ONLINE
                && known.status()
                        .filter(status -> works(status, Status.Kind.CAMERA) && works(status, Status.Kind.MICROPHONE))
                        .isPresent();
    }

    /** Whether an operator or an official would see a difference between the two; load and round trips are none. */
    static boolean differs(Status before, Status after) {
        return !health(before).equals(health(after))
                || !before.page().equals(after.page())
                || !java.util.Objects.equals(before.session(), after.session());
    }

    private static boolean works(Status status, Status.Kind kind) {
        return status.peripherals().stream()
                .anyMatch(peripheral -> peripheral.kind() == kind && peripheral.health() == Status.Health.OK);
    }

    private static java.util.Map<String, Status.Peripheral> health(Status status) {
        return status.peripherals().stream()
                .collect(Collectors.toMap(Status.Peripheral::name, Function.identity(), (first, _) -> first));
    }
}
