package vn.tiepdan.control.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.platform.Attempts;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.wire.DeviceId;

/** What a claim looks like and when it may be used. */
@ApplicationScoped
class ClaimRules {
    private static final int CODE_LETTERS = 12;
    private static final int DEVICE_LETTERS = 10;
    private static final Duration SOONEST_RETRY = Duration.ofSeconds(1);
    private static final Duration LATEST_RETRY = Duration.ofMinutes(10);

    private final EnrolmentSettings settings;
    private final Clock clock;
    private final Attempts attempts;

    ClaimRules(EnrolmentSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.attempts = new Attempts(settings.attempts(), settings.attemptWindow(), clock);
    }

    Instant now() {
        return clock.instant();
    }

    Claim fresh(Claims.Wish wish, String madeBy) {
        var now = clock.instant();
        var device = new DeviceId("d-" + Secrets.word(DEVICE_LETTERS).toLowerCase(Locale.ROOT));
        return new Claim(
                Claim.Purpose.NEW_DEVICE,
                device,
                wish.site(),
                wish.role(),
                wish.label(),
                wish.approval().orElseGet(this::approvalByDefault),
                madeBy,
                now,
                now.plus(settings.codeLasts()));
    }

    Claim replacing(Device device, boolean approval, String madeBy) {
        var now = clock.instant();
        return new Claim(
                Claim.Purpose.REPLACEMENT,
                device.id(),
                device.site(),
                device.role(),
                device.label(),
                approval,
                madeBy,
                now,
                now.plus(settings.codeLasts()));
    }

    /** For example {@code 7K2MQ9XD40RT}. */
    static String freshCode() {
        return Secrets.word(CODE_LETTERS);
    }

    /** In groups of four, as a person reads it. */
    static String spelled(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    static String fingerprint(String spelled) {
        return Secrets.fingerprint(spelled.replace("-", "").strip().toUpperCase(Locale.ROOT));
    }

    void demandPatience(String from) {
        if (!attempts.allowed(from)) {
            throw refusal(
                    "too-many-attempts",
                    429,
                    "too many wrong codes; wait " + settings.attemptWindow().toMinutes() + " minutes");
        }
    }

    void failed(String from) {
        attempts.failed(from);
    }

    void succeeded(String from) {
        attempts.succeeded(from);
    }

    static ClaimStore.Kept known(Optional<ClaimStore.Kept> found) {
        return found.orElseThrow(() -> refusal("wrong-code", 401, "no claim has this code"));
    }

    /**
     * A room with the code of a kiosk would be a kiosk to everybody but the citizen before it. Nothing has become of the code yet.
     *
     * @param said what the device says that it is; null where it does not say it, as standard clients do
     */
    static void demandRole(Claim claim, @Nullable String said) {
        var role = claim.role().name().toLowerCase(Locale.ROOT);
        if (said != null && !said.strip().equalsIgnoreCase(role)) {
            throw new Refused(Problem.of(
                            401,
                            "wrong-role",
                            "Enrolment refused",
                            "the code is for a device of another role; mint one for the role of this device")
                    .with(Map.of("device", claim.device().value(), "role", role)));
        }
    }

    /** How long a key that waits for a person shall wait before it comes again. */
    Duration retryAfter() {
        var wanted = settings.retryAfter();
        var least = wanted.compareTo(SOONEST_RETRY) < 0 ? SOONEST_RETRY : wanted;
        return least.compareTo(LATEST_RETRY) > 0 ? LATEST_RETRY : least;
    }

    /** Until when a key that is approved now may fetch its certificate: as long as a fresh code, because its machine may be off. */
    Instant approvedUntil() {
        return clock.instant().plus(settings.codeLasts());
    }

    /** Whether a new device needs an approval when its minter has not said. */
    boolean approvalByDefault() {
        return settings.approval();
    }

    private static Refused refusal(String word, int status, String detail) {
        return new Refused(Problem.of(status, word, "Enrolment refused", detail));
    }
}
