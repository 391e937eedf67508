package vn.tiepdan.control.fleet.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.fleet.Happened;
import vn.tiepdan.control.fleet.Timeline;
import vn.tiepdan.control.platform.Discretions;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.wire.Finding;

@Path("/api/v1/devices/{id}/timeline")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "devices")
public class TimelineResource {
    private static final int MOST = 200;

    private final Timeline timeline;
    private final Discretions discretions;
    private final SecurityIdentity caller;

    TimelineResource(Timeline timeline, Discretions discretions, SecurityIdentity caller) {
        this.timeline = timeline;
        this.discretions = discretions;
        this.caller = caller;
    }

    /**
     * @param id      stays the same when an entry is read again
     * @param at      by the control plane's clock
     * @param word    what happened, one of a few words of its kind
     * @param values  what belongs to the word; among them, a person's own words
     * @param finding what was observed, or null
     * @param by      account name, or null where nobody did it
     * @param about   kind and name of what it is about, for example {@code session:…}, or null
     */
    public record EntryView(
            String id,
            Happened.Kind kind,
            Instant at,
            String word,
            Happened.Severity severity,
            Map<String, String> values,
            @Nullable Finding finding,
            @Nullable String by,
            @Nullable String about) {
        static EntryView of(Happened entry) {
            return new EntryView(
                    entry.kind() + "." + entry.key(),
                    entry.kind(),
                    entry.at(),
                    entry.word(),
                    entry.severity(),
                    entry.values(),
                    entry.finding().orElse(null),
                    entry.by().orElse(null),
                    entry.about().orElse(null));
        }
    }

    /**
     * @param entries newest first
     * @param earlier what the next page gives as {@code before}, or null at the beginning of the line
     */
    public record PageView(
            List<EntryView> entries, @Nullable String earlier) {}

    @GET
    @Operation(
            summary =
                    "What happened to a device, newest first: presence, status, incidents, commands, configuration, sessions",
            description =
                    "The page before begins at what this one gives as earlier. Of a session its number, kind, room and state"
                            + " are told, and to whom the session is out of reach, nothing.")
    public Uni<PageView> page(
            @PathParam("id") String id,
            @Parameter(description = "only these kinds") @QueryParam("kind") Set<Happened.Kind> kinds,
            @QueryParam("before") @Pattern(regexp = Timeline.Position.SYNTAX) @Nullable String before,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST) int limit) {
        var from = Optional.ofNullable(before).map(Timeline.Position::parse).orElse(Timeline.Position.NOW);
        return timeline.of(Devices.named(id), kinds, from, limit).chain(this::shown);
    }

    private Uni<PageView> shown(Timeline.Page page) {
        var subjects =
                page.entries().stream().flatMap(it -> it.about().stream()).collect(Collectors.toSet());
        return discretions
                .knownTo(caller, subjects)
                .map(known -> new PageView(
                        page.entries().stream()
                                .filter(it -> it.about().map(known::contains).orElse(true))
                                .map(EntryView::of)
                                .toList(),
                        page.earlier().map(Timeline.Position::toString).orElse(null)));
    }
}
