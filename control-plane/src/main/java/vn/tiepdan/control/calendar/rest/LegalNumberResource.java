package vn.tiepdan.control.calendar.rest;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.calendar.Amendments;
import vn.tiepdan.control.calendar.LegalNumber;
import vn.tiepdan.control.calendar.LegalTimes;
import vn.tiepdan.control.calendar.Source;
import vn.tiepdan.control.calendar.Words;
import vn.tiepdan.control.calendar.rest.TimeViews.DueView;
import vn.tiepdan.control.calendar.rest.TimeViews.NumberView;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1")
@Authenticated
@Tag(name = "calendar")
public class LegalNumberResource {
    private static final int CREATED = 201;
    private static final int MOST = 1000;

    private final LegalTimes times;
    private final Amendments amendments;
    private final SecurityIdentity caller;

    LegalNumberResource(LegalTimes times, Amendments amendments, SecurityIdentity caller) {
        this.times = times;
        this.amendments = amendments;
        this.caller = caller;
    }

    public record GivenWords(
            @NotBlank @Size(max = MOST) String vi,
            @NotBlank @Size(max = MOST) String en) {
        static Words of(@Nullable GivenWords given) {
            return given == null ? Words.NONE : new Words(given.vi(), given.en());
        }
    }

    /** How the document is described, where it is not known yet. */
    public record GivenSource(
            @Nullable @Size(max = MOST) String title,
            @NotBlank @Size(max = MOST) String issuer,
            @NotNull String issuedOn,
            @NotNull String inForceFrom,
            @Nullable @Size(max = MOST) String address,
            @Nullable @Valid GivenWords uncertain) {
        Source of(String document) {
            return new Source(
                    document,
                    Optional.ofNullable(title).orElse(""),
                    issuer,
                    Dates.read(issuedOn, "source.issuedOn"),
                    Dates.read(inForceFrom, "source.inForceFrom"),
                    Optional.ofNullable(address).orElse(""),
                    GivenWords.of(uncertain));
        }
    }

    /**
     * @param until     the first day on which it is in force no more, where that is known, or null
     * @param document  of the source; a number without one is refused
     * @param source    null when the document is known
     * @param uncertain why it should be checked, or null
     */
    public record GivenNumber(
            @NotNull LegalNumber.Key key,
            @NotNull Integer value,
            @NotNull LegalNumber.Unit unit,
            @NotNull String inForceFrom,
            @Nullable String until,
            @NotBlank @Size(max = MOST) String document,
            @Nullable @Valid GivenSource source,
            @Nullable @Size(max = MOST) String article,
            @Nullable @Valid GivenWords uncertain) {
        Amendments.Wish wish() {
            return new Amendments.Wish(
                    key,
                    value,
                    unit,
                    Dates.read(inForceFrom, "inForceFrom"),
                    Optional.ofNullable(until).map(it -> Dates.read(it, "until")),
                    document,
                    Optional.ofNullable(source).map(it -> it.of(document)),
                    Optional.ofNullable(article).orElse(""),
                    GivenWords.of(uncertain));
        }
    }

    @GET
    @Path("/legal-numbers")
    @Operation(summary = "Every number of the law that is used, since when and until when, with its source")
    public Uni<List<NumberView>> numbers() {
        return times.now()
                .map(time -> time.numbers().all().stream().map(NumberView::of).toList());
    }

    @POST
    @Path("/legal-numbers")
    @RolesAllowed(RightName.CHANGE_LAW)
    @ResponseStatus(CREATED)
    @Operation(
            summary = "Enters a number from a day on, or corrects the one of that day",
            description = "Earlier numbers stay for what happened while they were in force.")
    public Uni<NumberView> enter(@NotNull @Valid GivenNumber given) {
        return amendments.enter(given.wish(), actor()).map(NumberView::of);
    }

    @DELETE
    @Path("/legal-numbers/{key}/{from}")
    @RolesAllowed(RightName.CHANGE_LAW)
    @Operation(summary = "Takes back a number that somebody entered; those of the product stay")
    public Uni<Void> withdraw(@PathParam("key") LegalNumber.Key key, @PathParam("from") String from) {
        return amendments.withdraw(key, Dates.read(from, "from"), actor());
    }

    @GET
    @Path("/deadlines")
    @Operation(
            summary = "When something is due, and how that is reckoned",
            description = "The warnings say what the date rests on that may turn out otherwise.")
    public Uni<DueView> due(
            @Parameter(description = "of a number that is counted in days") @QueryParam("key") @NotNull
                    LegalNumber.Key key,
            @Parameter(description = "the day of the event, for example of the reception") @QueryParam("from") @NotNull
                    String from) {
        var start = Dates.read(from, "from");
        return times.now().map(time -> DueView.of(time.deadlines().due(key, start)));
    }

    private Actor actor() {
        return Actor.account(caller.getPrincipal().getName());
    }
}
