package vn.tiepdan.control.recording.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.PathPart;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Shows;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.control.recording.Gap;
import vn.tiepdan.control.recording.Original;
import vn.tiepdan.control.recording.RecordingStore.Recording;
import vn.tiepdan.control.recording.RecordingStore.State;
import vn.tiepdan.control.recording.RecordingStore.Viewing;
import vn.tiepdan.control.recording.Recordings;
import vn.tiepdan.wire.SessionId;

/** Recordings for those who may see and hear citizens. */
@Path("/api/v1/sessions/{session}/recording")
@RolesAllowed(RightName.PLAY_RECORDINGS)
@Tag(name = "recordings", description = "What was captured of a session")
public class RecordingResource {
    private static final double MILLIS = 1000;
    private static final String CONTENT_RANGE = "Content-Range";

    private final Recordings recordings;

    RecordingResource(Recordings recordings) {
        this.recordings = recordings;
    }

    public record OriginalView(
            String file,
            String sha256,
            String track,
            String leg,
            Instant startedAt,
            double durationSeconds,
            long packets,
            long lost) {
        static OriginalView of(Original it) {
            return new OriginalView(
                    it.file().getFileName().toString(),
                    it.sha256(),
                    it.track(),
                    it.leg().toString(),
                    it.startedAt(),
                    it.duration().toMillis() / MILLIS,
                    it.packets(),
                    it.lost());
        }
    }

    public record ViewingCopyView(String url, String sha256, long bytes, double durationSeconds) {}

    public record GapView(Instant from, Instant to, String leg, String track, String why) {
        static GapView of(Gap it) {
            return new GapView(it.from(), it.to(), it.leg().toString(), it.track(), it.why());
        }
    }

    /** @param state {@code recording}, {@code processing}, {@code ready}, {@code failed} or {@code none} */
    public record RecordingView(
            String state,
            @Nullable Double durationSeconds,
            List<OriginalView> originals,
            @Nullable ViewingCopyView viewingCopy,
            List<GapView> missing) {}

    @GET
    @Shows(value = "recording-seen", subject = "session:{session}")
    @Operation(summary = "What was captured, what is missing and why")
    public Uni<RecordingView> recording(@PathParam("session") String session) {
        var id = session(session);
        return recordings
                .of(id)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(view(id, found.get()))
                        : recordings
                                .running(id)
                                .map(running -> new RecordingView(
                                        running ? "recording" : "none", null, List.of(), null, List.of())));
    }

    @GET
    @Path("/viewing-copy")
    @Shows(value = "recording-played", subject = "session:{session}", inParts = true)
    @Operation(summary = "The viewing copy (video/mp4); honours Range and If-Range. Each play is in the audit log")
    public Uni<RestResponse<PathPart>> play(
            @PathParam("session") String session,
            @HeaderParam("Range") @Nullable String range,
            @HeaderParam("If-Range") @Nullable String condition) {
        return copyOf(session(session)).map(copy -> {
            var holds = condition == null || condition.equals(tag(copy));
            return switch (ByteRange.of(holds ? range : null, copy.bytes())) {
                case ByteRange.Asked.Whole _ ->
                    about(copy, RestResponse.ResponseBuilder.ok(part(copy, 0, copy.bytes())));
                case ByteRange.Asked.Part(var asked) ->
                    about(
                            copy,
                            RestResponse.ResponseBuilder.<PathPart>create(206)
                                    .entity(part(copy, asked.first(), asked.length()))
                                    .header(CONTENT_RANGE, asked.contentRange(copy.bytes())));
                case ByteRange.Asked.Unsatisfiable _ ->
                    RestResponse.ResponseBuilder.<PathPart>create(416)
                            .header(CONTENT_RANGE, "bytes */" + copy.bytes())
                            .build();
            };
        });
    }

    @HEAD
    @Path("/viewing-copy")
    @Operation(summary = "Size and hash of the viewing copy, without it: no play")
    public Uni<RestResponse<Void>> look(@PathParam("session") String session) {
        return copyOf(session(session))
                .map(copy -> about(
                        copy,
                        RestResponse.ResponseBuilder.<Void>ok()
                                .header(HttpHeaders.CONTENT_LENGTH, Long.toString(copy.bytes()))));
    }

    private Uni<Viewing> copyOf(SessionId id) {
        return recordings
                .of(id)
                .map(found -> found.flatMap(Recording::viewing).orElseThrow(RecordingResource::notReady));
    }

    private static PathPart part(Viewing copy, long first, long length) {
        return new PathPart(copy.file(), first, length);
    }

    private static <T> RestResponse<T> about(Viewing copy, RestResponse.ResponseBuilder<T> response) {
        return response.header("Accept-Ranges", "bytes")
                .header(HttpHeaders.ETAG, tag(copy))
                .header(HttpHeaders.CONTENT_TYPE, "video/mp4")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    /** A strong validator: the file never changes without its hash. */
    private static String tag(Viewing copy) {
        return '"' + copy.sha256() + '"';
    }

    private static RecordingView view(SessionId id, Recording it) {
        var copy = it.viewing()
                .map(view -> new ViewingCopyView(
                        "/api/v1/sessions/" + id + "/recording/viewing-copy",
                        view.sha256(),
                        view.bytes(),
                        view.duration().toMillis() / MILLIS))
                .orElse(null);
        return new RecordingView(
                word(it.state()),
                copy == null ? null : copy.durationSeconds(),
                it.originals().stream().map(OriginalView::of).toList(),
                copy,
                it.missing().stream().map(GapView::of).toList());
    }

    private static String word(State state) {
        return switch (state) {
            case PROCESSING -> "processing";
            case READY -> "ready";
            case FAILED -> "failed";
        };
    }

    private static SessionId session(String text) {
        try {
            return SessionId.of(text);
        } catch (IllegalArgumentException wrong) {
            throw new Refused(Problem.of(
                    404, "no-such-session", "There is no such session", "Choose one from the list of the day."));
        }
    }

    private static Refused notReady() {
        return new Refused(Problem.of(
                404,
                "no-viewing-copy",
                "There is no viewing copy",
                "It is made within a minute after the session; see the recording's state."));
    }
}
