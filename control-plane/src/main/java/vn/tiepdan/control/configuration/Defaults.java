package vn.tiepdan.control.configuration;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import vn.tiepdan.control.fleet.FleetSettings;

/** What holds where no layer says anything: as this control plane is deployed. */
@Singleton
public class Defaults {
    private final Settings settings;

    /** Fails when the deployment names a value that a device could not have. */
    Defaults(FleetSettings fleet, ConfigurationSettings own) {
        settings = new Settings(Map.of(
                Setting.HEARTBEAT, seconds(fleet.heartbeat()),
                Setting.RECONNECT_WINDOW, seconds(fleet.reconnectWindow()),
                Setting.UNATTENDED, seconds(fleet.unattended()),
                Setting.VOLUME, own.volumePercent(),
                Setting.LANGUAGE, own.language()));
    }

    public Settings settings() {
        return settings;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(duration.toSeconds());
    }
}
