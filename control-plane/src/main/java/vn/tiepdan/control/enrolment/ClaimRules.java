package vn.tiepdan.control.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.platform.Attempts;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Secrets;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** What a claim looks like and when it may be used. */
@ApplicationScoped
class ClaimRules {
    private static final int CODE_LETTERS = 12;
    private static final int DEVICE_LETTERS = 10;

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

    Claim fresh(SiteId site, Role role, String label, String madeBy) {
        var now = clock.instant();
        var device = new DeviceId("d-" + Secrets.word(DEVICE_LETTERS).toLowerCase(Locale.ROOT));
        return new Claim(
                Claim.Purpose.NEW_DEVICE, device, site, role, label, madeBy, now, now.plus(settings.codeLasts()));
    }

    Claim replacing(Device device, String madeBy) {
        var now = clock.instant();
        return new Claim(
                Claim.Purpose.REPLACEMENT,
                device.id(),
                device.site(),
                device.role(),
                device.label(),
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

    ClaimStore.Kept usable(Optional<ClaimStore.Kept> found, String keyFingerprint) {
        var kept = found.orElseThrow(() -> refusal("wrong-code", 401, "no claim has this code"));
        if (kept.usedBy().filter(first -> !first.equals(keyFingerprint)).isPresent()) {
            throw refusal("used-code", 401, "another device has used this code; mint a new one");
        }
        if (!clock.instant().isBefore(kept.claim().expiresAt())) {
            throw refusal("expired-code", 401, "the code has expired; mint a new one");
        }
        return kept;
    }

    private static Refused refusal(String word, int status, String detail) {
        return new Refused(Problem.of(status, word, "Enrolment refused", detail));
    }
}
