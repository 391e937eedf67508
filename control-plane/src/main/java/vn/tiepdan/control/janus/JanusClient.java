package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Speaks to one Janus: adds secrets and transactions, and turns its errors into {@link JanusFailure}. */
final class JanusClient {
    /** Above the server's own 30 s, or the two would race. */
    private static final Duration POLL_PATIENCE = Duration.ofSeconds(45);

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    /**
     * @param api   for example {@code http://127.0.0.1:8088/janus}
     * @param admin for example {@code http://127.0.0.1:7088/admin}
     */
    record Access(URI api, URI admin, String apiSecret, String adminSecret, String adminKey) {
        @Override
        public String toString() {
            return "Access[" + api + "]";
        }
    }

    private final Access access;
    private final JanusApi api;
    private final JanusApi polling;
    private final JanusApi admin;

    JanusClient(Access access, Duration patience) {
        this.access = access;
        api = client(access.api(), patience);
        polling = client(access.api(), POLL_PATIENCE);
        admin = client(access.admin(), patience);
    }

    String adminKey() {
        return access.adminKey();
    }

    Uni<Long> create() {
        return checked(api.server(sealed(request("create"))))
                .map(answer -> answer.at("/data/id").asLong());
    }

    Uni<JsonNode> session(long session, ObjectNode request) {
        return checked(api.session(session, sealed(request)));
    }

    Uni<JsonNode> handle(long session, long handle, ObjectNode request) {
        return checked(api.handle(session, handle, sealed(request)));
    }

    Uni<JsonNode> poll(long session, int most) {
        return checked(polling.poll(session, most, access.apiSecret()));
    }

    /** Whether the server answers at all. */
    Uni<Void> ping() {
        return checked(admin.server(byAdmin(request("ping")))).replaceWithVoid();
    }

    /** A synchronous VideoRoom request, without a session. */
    Uni<JsonNode> videoRoom(ObjectNode body) {
        var request = byAdmin(request("message_plugin")).put("plugin", "janus.plugin.videoroom");
        request.set("request", body);
        return checked(admin.server(request)).map(answer -> {
            var response = answer.path("response");
            if (response.has("error_code")) {
                throw new JanusFailure.Refused(
                        response.path("error_code").asInt(),
                        response.path("error").asText());
            }
            return response;
        });
    }

    private static Uni<JsonNode> checked(Uni<JsonNode> answer) {
        return answer.onFailure(failure -> !(failure instanceof JanusFailure))
                .transform(failure ->
                        new JanusFailure.Unreachable("the media server does not answer: " + failure, failure))
                .invoke(json -> {
                    if (json.path("janus").asText().equals("error")) {
                        var error = json.path("error");
                        throw new JanusFailure.Refused(
                                error.path("code").asInt(), error.path("reason").asText());
                    }
                });
    }

    private ObjectNode sealed(ObjectNode request) {
        request.put("apisecret", access.apiSecret());
        if (!request.has("transaction")) {
            request.put("transaction", UUID.randomUUID().toString());
        }
        return request;
    }

    private ObjectNode byAdmin(ObjectNode request) {
        return request.put("admin_secret", access.adminSecret())
                .put("transaction", UUID.randomUUID().toString());
    }

    private static ObjectNode request(String verb) {
        return JsonNodeFactory.instance.objectNode().put("janus", verb);
    }

    private static JanusApi client(URI base, Duration patience) {
        return QuarkusRestClientBuilder.newBuilder()
                .baseUri(base)
                .connectTimeout(CONNECT_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .build(JanusApi.class);
    }
}
