package vn.tiepdan.control.register.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Counted;
import vn.tiepdan.control.audit.Shows;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.control.register.Register;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Request.Outcome;

/** The register for staff who may see citizens' data; each look at it is in the audit log. */
@Path("/api/v1/register")
@RolesAllowed(RightName.READ_REGISTER)
@Tag(name = "register", description = "The register of receptions")
public class RegisterResource {
    private final Register register;
    private final Transactions transactions;
    private final SecurityIdentity identity;

    RegisterResource(Register register, Transactions transactions, SecurityIdentity identity) {
        this.register = register;
        this.transactions = transactions;
        this.identity = identity;
    }

    /** The columns of Form 03 that are filled at closing. */
    public record EntryView(
            int number,
            int year,
            String session,
            Instant receivedAt,
            String name,
            @Nullable String address,
            @Nullable String idNumber,
            Matter.Kind kind,
            Outcome outcome,
            String summary) {
        static EntryView of(Register.Entry entry) {
            var content = entry.content();
            return new EntryView(
                    entry.number(),
                    entry.year(),
                    content.session().toString(),
                    content.receivedAt(),
                    content.citizen().fullName(),
                    content.citizen().address(),
                    content.citizen().number(),
                    content.matter().kind(),
                    content.outcome(),
                    content.summary());
        }
    }

    /** @param total of the body and year, whatever the page */
    public record Page(List<EntryView> entries, long total) implements Counted {
        @Override
        public int howMany() {
            return entries.size();
        }
    }

    @GET
    @Shows(
            value = "register-read",
            subject = "register:{body}/{year}",
            narrowedBy = {"offset", "limit"})
    @Operation(
            summary = "The entries of one body and year, newest first; none of a body that the caller does not reach")
    public Uni<Page> list(
            @QueryParam("body") @NotNull @Pattern(regexp = "[a-z0-9-]{2,40}") String body,
            @QueryParam("year") @Min(2000) @Max(2999) int year,
            @QueryParam("offset") @DefaultValue("0") @Min(0) int offset,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
        var id = new BodyId(body);
        if (!Reach.of(identity).covers(id)) {
            return Uni.createFrom().item(new Page(List.of(), 0));
        }
        return transactions.in(() -> register.list(id, year, offset, limit)
                .chain(entries -> register.count(id, year)
                        .map(total ->
                                new Page(entries.stream().map(EntryView::of).toList(), total))));
    }
}
