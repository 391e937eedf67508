package vn.tiepdan.agent.identity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.function.DoubleConsumer;
import javax.net.ssl.SSLContext;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.wire.CommandId;

/** Gives the control plane what is too large for a message, over HTTPS, with this device's certificate. */
@ApplicationScoped
public class Delivery {
    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int NO_CONTENT = 204;

    private final AgentSettings settings;
    private final IdentityFolder folder;

    Delivery(AgentSettings settings) {
        this.settings = settings;
        folder = new IdentityFolder(settings.dataDir());
    }

    /**
     * Ends when the control plane has it; fails with {@link NotDelivered}.
     *
     * @param sent hears, from any thread, the part that is on its way, up to 1
     */
    public Uni<Void> give(CommandId command, String contentType, byte[] content, DoubleConsumer sent) {
        return Uni.createFrom().deferred(() -> {
            var http = HttpClient.newBuilder()
                    .sslContext(proven())
                    .connectTimeout(TIME_LIMIT)
                    .build();
            var request = HttpRequest.newBuilder(place(command))
                    .timeout(TIME_LIMIT)
                    .header("Content-Type", contentType)
                    .PUT(new CountedBody(content, sent))
                    .build();
            return Uni.createFrom()
                    .completionStage(http.sendAsync(request, HttpResponse.BodyHandlers.discarding()))
                    .onFailure(IOException.class)
                    .transform(failure -> new NotDelivered(
                            "the control plane was not reached over HTTPS: " + reason(failure), failure))
                    .invoke(Delivery::check)
                    .onTermination()
                    .invoke(http::shutdownNow)
                    .replaceWithVoid();
        });
    }

    private static void check(HttpResponse<Void> response) {
        if (response.statusCode() != NO_CONTENT) {
            throw new NotDelivered("the control plane refused the file with status " + response.statusCode());
        }
    }

    private static String reason(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private URI place(CommandId command) {
        return settings.enrolment()
                .url()
                .orElseThrow(() -> new NotDelivered(
                        "set tiepdan.agent.enrolment.url to the control plane and start this agent again"))
                .resolve("/api/v1/device/commands/" + command + "/file");
    }

    private SSLContext proven() {
        try {
            return PinnedAuthority.fromFile(folder.trust(), folder.keyManagers());
        } catch (IOException | GeneralSecurityException unusable) {
            throw new NotDelivered("the identity of this device is unusable", unusable);
        }
    }
}
