package vn.tiepdan.peripheral.ups;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status.Health;

/**
 * How a UPS is.
 *
 * @param evidence what was observed, in plain English
 */
public record UpsCondition(Health health, Finding finding, String evidence) {
    /** The control plane knows a power cut by this code. */
    public static final String ON_BATTERY = "ups-on-battery";

    /** Whether it carries this machine alone. */
    public boolean onBattery() {
        return finding.code().equals(ON_BATTERY);
    }

    /**
     * What the words of {@code ups.status} mean (RFC 9271 section 5.1). That the mains are off outweighs everything: the battery
     * will end.
     *
     * @param charge  of the battery, 0 to 100 percent
     * @param runtime that the battery has left, as the UPS reckons it
     */
    static UpsCondition of(Set<String> words, Optional<Integer> charge, Optional<Duration> runtime) {
        if (words.contains("OB")) {
            return condition(Health.DEGRADED, ON_BATTERY, words, charge, runtime);
        }
        if (!words.contains("OL")) {
            return condition(Health.UNKNOWN, "ups-unclear", words, charge, runtime);
        }
        if (words.contains("BYPASS") || words.contains("OFF")) {
            return condition(Health.FAILED, "ups-does-not-protect", words, charge, runtime);
        }
        if (words.contains("OVER")) {
            return condition(Health.DEGRADED, "ups-overloaded", words, charge, runtime);
        }
        if (words.contains("RB")) {
            return condition(Health.DEGRADED, "ups-battery-worn", words, charge, runtime);
        }
        if (words.contains("LB")) {
            return condition(Health.DEGRADED, "ups-battery-low", words, charge, runtime);
        }
        return condition(Health.OK, "ups-on-mains", words, charge, runtime);
    }

    private static UpsCondition condition(
            Health health, String code, Set<String> words, Optional<Integer> charge, Optional<Duration> runtime) {
        var values = new LinkedHashMap<String, String>();
        var evidence = new StringBuilder("status ").append(String.join(" ", words));
        charge.ifPresent(percent -> {
            values.put("charge", percent.toString());
            evidence.append(", battery ").append(percent).append(" %");
        });
        runtime.ifPresent(left -> {
            values.put("minutes", Long.toString(left.toMinutes()));
            evidence.append(", ").append(left.toMinutes()).append(" min left");
        });
        return new UpsCondition(health, new Finding(code, values), evidence.toString());
    }
}
