package vn.tiepdan.control.recording.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.SignedIn;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.platform.StaffRole;

/** How a player gets a viewing copy, who gets none, and what an auditor reads about it afterwards. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@SuppressWarnings("NullAway.Init")
class PlaybackTest {
    private static final int CHUNK = 65_536;
    private static final Map<StaffRole, String> COOKIES = new EnumMap<>(StaffRole.class);

    @TestHTTPResource("/api/v1/")
    URI api;

    @Inject
    Kept kept;

    @Inject
    DataFolder folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Kept.Copy copy;
    private String official;

    @BeforeEach
    void aCopy() throws Exception {
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        official = cookie(StaffRole.OFFICIAL);
        copy = kept.copy();
    }

    @Test
    void the_whole_file_comes_with_what_a_player_must_know_to_ask_for_parts() throws Exception {
        var answer = get(official);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(copy.content());
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "Content-Type")).isEqualTo("video/mp4");
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(copy.content().length));
        assertThat(header(answer, "Cache-Control")).contains("no-store");
        assertThat(header(answer, "ETag")).isEqualTo(tag());
    }

    @Test
    void parts_put_together_are_the_file() throws Exception {
        var whole = new ByteArrayOutputStream();

        while (whole.size() < copy.content().length) {
            var part = get(official, "Range", "bytes=" + whole.size() + "-" + (whole.size() + CHUNK - 1));
            assertThat(part.statusCode()).isEqualTo(206);
            whole.write(part.body());
        }

        assertThat(Kept.sha256(whole.toByteArray())).isEqualTo(copy.sha256());
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=1000-1999, 1000, 1999",
        "bytes=299990-, 299990, 300000",
        "bytes=-7, 299994, 300000",
        "bytes=299999-999999999, 299999, 300000"
    })
    void a_part_is_what_was_asked_for(String range, int first, int last) throws Exception {
        var part = get(official, "Range", range);

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(copy.content(), first, last + 1));
        assertThat(header(part, "Content-Range")).isEqualTo("bytes " + first + "-" + last + "/300001");
        assertThat(header(part, "ETag")).isEqualTo(tag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=300001-", "bytes=400000-500000", "bytes=-0"})
    void beyond_the_end_is_unsatisfiable_and_no_play(String range) throws Exception {
        var answer = get(official, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */300001");
        assertThat(answer.body()).isEmpty();
        assertThat(plays()).isEmpty();
    }

    @Test
    void a_player_that_began_with_another_file_gets_the_whole_of_this_one() throws Exception {
        for (var other : new String[] {"\"another\"", "W/" + tag(), "Tue, 24 Nov 2026 01:00:00 GMT"}) {
            var answer = get(official, "Range", "bytes=100-199", "If-Range", other);
            assertThat(answer.statusCode()).as(other).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(copy.content());
        }

        assertThat(get(official, "Range", "bytes=100-199", "If-Range", tag()).statusCode())
                .isEqualTo(206);
    }

    @Test
    void asking_for_the_size_is_no_play() throws Exception {
        var answer = http.send(
                request(official)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(copy.content().length));
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "ETag")).isEqualTo(tag());
        assertThat(answer.body()).isEmpty();
        assertThat(plays()).isEmpty();
    }

    @Test
    void nobody_else_hears_a_citizen() throws Exception {
        for (var method : new String[] {"GET", "HEAD"}) {
            assertThat(status(request(""), method)).isEqualTo(401);
            assertThat(status(request("0123456789012345678901234567890123456789"), method))
                    .isEqualTo(401);
            assertThat(status(request(cookie(StaffRole.IT_OPERATOR)), method)).isEqualTo(403);
        }
        var refused = get(cookie(StaffRole.IT_OPERATOR), "Range", "bytes=0-99");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("not-allowed");
        assertThat(plays()).isEmpty();
    }

    @Test
    void a_play_of_many_parts_is_one_line_that_says_who_when_what_and_from_where() throws Exception {
        var before = Instant.now();
        for (int first = 0; first < copy.content().length; first += CHUNK) {
            get(official, "Range", "bytes=" + first + "-" + (first + CHUNK - 1));
        }

        assertThat(plays()).singleElement().satisfies(line -> {
            assertThat(line.get("actor").asText()).isEqualTo("account:" + name(StaffRole.OFFICIAL));
            assertThat(line.get("subject").asText()).isEqualTo("session:" + copy.session());
            assertThat(line.get("detail").asText()).isEqualTo("from 127.0.0.1");
            assertThat(Instant.parse(line.get("at").asText())).isBetween(before.minusMillis(1), Instant.now());
        });
    }

    @Test
    void parts_asked_for_at_the_same_instant_are_one_play_too() throws Exception {
        var asked = IntStream.range(0, 8)
                .mapToObj(i -> http.sendAsync(
                        request(official).header("Range", "bytes=" + i + "-9").build(),
                        HttpResponse.BodyHandlers.ofByteArray()))
                .toList();

        for (var answer : asked) {
            assertThat(answer.get().statusCode()).isEqualTo(206);
        }
        assertThat(plays()).hasSize(1);
    }

    @Test
    void another_person_is_another_play() throws Exception {
        get(official);
        get(cookie(StaffRole.ADMINISTRATOR));

        assertThat(plays().stream().map(line -> line.get("actor").asText()))
                .containsExactlyInAnyOrder(
                        "account:" + name(StaffRole.OFFICIAL), "account:" + name(StaffRole.ADMINISTRATOR));
    }

    @Test
    void what_cannot_be_written_down_is_not_played_and_the_next_try_is() throws Exception {
        kept.execute("alter table audit add constraint no_plays check (action <> 'recording-played') not valid");
        try {
            for (int again = 0; again < 2; again++) {
                var refused = get(official, "Range", "bytes=0-99");
                assertThat(refused.statusCode()).isEqualTo(500);
            }
        } finally {
            kept.execute("alter table audit drop constraint no_plays");
        }
        assertThat(plays()).isEmpty();

        assertThat(get(official, "Range", "bytes=0-99").statusCode()).isEqualTo(206);
        assertThat(plays()).hasSize(1);
    }

    private HttpResponse<byte[]> get(String cookie, String... headers) throws IOException, InterruptedException {
        var request = request(cookie);
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private int status(HttpRequest.Builder request, String method) throws IOException, InterruptedException {
        return http.send(
                        request.method(method, HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private HttpRequest.Builder request(String cookie) {
        var request = HttpRequest.newBuilder(api.resolve("sessions/" + copy.session() + "/recording/viewing-copy"));
        return cookie.isEmpty() ? request : request.header("Cookie", "tiepdan-session=" + cookie);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private String tag() {
        return '"' + copy.sha256() + '"';
    }

    private String cookie(StaffRole role) {
        return COOKIES.computeIfAbsent(role, it -> {
            try {
                return SignedIn.as(it, folder).getValue();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private String name(StaffRole role) {
        return RestAssured.given()
                .cookie("tiepdan-session", cookie(role))
                .get("/api/v1/me")
                .path("name");
    }

    /** What the audit log says about plays of this session, as an operator reads it. */
    private List<JsonNode> plays() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve("audit?limit=1000"))
                .header("Cookie", "tiepdan-session=" + cookie(StaffRole.IT_OPERATOR))
                .build();
        var plays = new ArrayList<JsonNode>();
        for (var line : new ObjectMapper()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body())) {
            if (line.get("action").asText().equals("recording-played")
                    && line.get("subject").asText().equals("session:" + copy.session())) {
                plays.add(line);
            }
        }
        return plays;
    }
}
