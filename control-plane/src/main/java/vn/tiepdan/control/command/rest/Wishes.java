package vn.tiepdan.control.command.rest;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.command.Kind;
import vn.tiepdan.control.command.Order;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/** What somebody wants done, as it comes over HTTP. */
final class Wishes {
    private static final int USUAL_LIFE_SECONDS = 60;

    private Wishes() {}

    /**
     * @param command     its kind and arguments as in the MQTT contract, for example {@code {"kind": "set-volume", "percent": 70}}
     * @param reason      for colleagues; no personal data
     * @param livesSeconds how long it may take to reach the device; a minute when absent
     */
    record WishRequest(
            @Schema(description = "kind and arguments, as in the MQTT contract") @NotNull
            JsonNode command,

            @NotBlank @Size(max = Order.Wish.LONGEST_REASON) String reason,
            @Min(5) @Max(86_400) @Nullable Integer livesSeconds) {}

    static Order.Wish of(WishRequest request, @Nullable String key, String by) {
        if (key == null || !key.matches(Order.Wish.KEY_SYNTAX)) {
            throw new Refused(Problem.of(
                    400,
                    "key-missing",
                    "Say which wish this is",
                    "Send a fresh Idempotency-Key of 8 to 64 letters, digits, dots, hyphens or underscores for each thing"
                            + " that you want done, and the same again when you repeat it."));
        }
        var lives =
                Duration.ofSeconds(Optional.ofNullable(request.livesSeconds()).orElse(USUAL_LIFE_SECONDS));
        return new Order.Wish(body(request.command()), request.reason().strip(), lives, by, key);
    }

    private static Command.Body body(JsonNode command) {
        try {
            var body = Wire.read(command.toString(), Command.Body.class);
            if (Kind.of(body).isEmpty()) {
                throw invalid("is not for people to issue", "command.kind");
            }
            return body;
        } catch (WireException.Malformed malformed) {
            throw invalid(String.valueOf(malformed.getMessage()), "command." + malformed.member());
        } catch (WireException unknown) {
            throw invalid(String.valueOf(unknown.getMessage()), "command.kind");
        }
    }

    private static Refused invalid(String detail, String field) {
        return new Refused(Problem.atField("invalid-command", "There is no such command", detail, field));
    }
}
