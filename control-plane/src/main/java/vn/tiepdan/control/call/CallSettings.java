package vn.tiepdan.control.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calls are run. */
@ConfigMapping(prefix = "tiepdan.call")
public interface CallSettings {
    /** A leg that is silent for longer is shown as interrupted to the other side. */
    @WithDefault("8s")
    Duration silentAfter();

    /** A call in which no leg is heard for longer is over. */
    @WithDefault("10m")
    Duration abandonedAfter();

    /** How long an invitation stays good on its way to a device. */
    @WithDefault("20s")
    Duration commandLives();

    /** How often liveness and recording are looked at. */
    @WithDefault("1s")
    Duration look();
}
