package vn.tiepdan.control.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes reach the devices, and what holds where no layer says anything. */
@ConfigMapping(prefix = "tiepdan.configuration")
public interface ConfigurationSettings {
    /** How many devices are told of a change in one second, so that one for all does not flood the broker. */
    @WithDefault("200")
    int perSecond();

    /** How long it is kept what devices were to run with, took and refused; the latest of each device stays for good. */
    @WithDefault("400d")
    Duration historyKept();

    /** How loud the other side of a call is, in percent of what the machine gives. */
    @WithDefault("100")
    int volumePercent();

    /** The language of a kiosk's first screen. */
    @WithDefault("vi")
    String language();
}
