package vn.tiepdan.control.platform.rest;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import vn.tiepdan.control.platform.Component;
import vn.tiepdan.control.platform.Components;
import vn.tiepdan.control.platform.Live;

@Path("/api/v1")
@Authenticated
@Tag(name = "system", description = "How the parts are, and what changes")
public class SystemResource {
    private static final Duration BREATH = Duration.ofSeconds(15);
    private static final Change BREATHED = new Change("breath", "");
    private static final Change ENDED = new Change("ended", "");

    private final Components components;
    private final Live live;
    private final CurrentIdentityAssociation caller;
    private final Listeners listeners;

    SystemResource(Components components, Live live, CurrentIdentityAssociation caller, Listeners listeners) {
        this.components = components;
        this.live = live;
        this.caller = caller;
        this.listeners = listeners;
    }

    public record SystemView(List<Component.Condition> components) {}

    @GET
    @Path("/system")
    @Operation(summary = "How each part of the system is, and the next step where one is needed")
    public Uni<SystemView> system() {
        return components.conditions().map(SystemView::new);
    }

    /**
     * Says what changed, never what it is now, and nothing of what the caller may not know of; an empty id stands for any
     * of its kind, and {@code kind} is {@code breath} when nothing did for a while. Ends when the caller is signed in no more.
     */
    @GET
    @Path("/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(summary = "Server-sent events: what changed and is to be fetched again")
    public Multi<Change> live() {
        var listener = listeners.joins(caller.getIdentity());
        var changes = live.changes()
                .onItem()
                .transformToUniAndConcatenate(listener::hears)
                .onItem()
                .<Live.Change>disjoint()
                .map(change -> new Change(word(change.kind()), change.id()));
        var breath = Multi.createFrom()
                .ticks()
                .every(BREATH)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> listener.stays())
                .map(stays -> stays ? BREATHED : ENDED);
        return Multi.createBy().merging().streams(changes, breath).select().first(change -> !change.equals(ENDED));
    }

    /** @param id empty: any of this kind may have changed */
    public record Change(String kind, String id) {}

    private static String word(Live.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
