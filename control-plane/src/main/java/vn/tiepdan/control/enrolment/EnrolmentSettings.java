package vn.tiepdan.control.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Claims and their codes. */
@ConfigMapping(prefix = "tiepdan.enrolment")
public interface EnrolmentSettings {
    /** How long a code may be used after it was minted. */
    @WithDefault("24h")
    Duration codeLasts();

    /** How long a device's certificate is good for, 30 to 90 days; a device renews it at two thirds of that. */
    @WithDefault("60d")
    Duration certificateLasts();

    /** Whether {@link #certificateLasts} may be less than 30 days: for exercises, to see devices renew while one looks on. */
    @WithDefault("false")
    boolean shortLivedCertificates();

    /** Whether an operator approves each new device before it gets its certificate, where the minter of the code has not said. */
    @WithDefault("false")
    boolean approval();

    /** How long a device that waits for approval is asked to wait before it comes again; between a second and ten minutes. */
    @WithDefault("20s")
    Duration retryAfter();

    /** How many wrong codes one address may try within {@link #attemptWindow}. */
    @WithDefault("10")
    int attempts();

    /** The window of {@link #attempts}. */
    @WithDefault("5m")
    Duration attemptWindow();
}
