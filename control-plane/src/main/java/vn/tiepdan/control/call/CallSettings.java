package vn.tiepdan.control.call;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** How calls are run. */
@ConfigMapping(prefix = "tiepdan")
public interface CallSettings {
    Recording recording();

    Call call();

    interface Recording {
        /** Where the media server writes while a call runs; the same path on both when they share a disk. */
        Path dir();

        /** A call on a fuller disk is not recorded truthfully, so both sides are told. */
        @WithDefault("67108864")
        long leastFreeBytes();
    }

    interface Call {
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
}
