package vn.tiepdan.control.identity.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.identity.Account;
import vn.tiepdan.control.identity.Accounts;
import vn.tiepdan.control.identity.Staff;
import vn.tiepdan.control.platform.StaffRole;

@Path("/api/v1/accounts")
@RolesAllowed(StaffRole.ADMINISTRATOR_NAME)
@Tag(name = "identity")
public class AccountResource {
    private static final int CREATED = 201;
    private static final int MOST_BODIES = 200;

    private final Accounts accounts;
    private final SecurityIdentity caller;

    AccountResource(Accounts accounts, SecurityIdentity caller) {
        this.accounts = accounts;
        this.caller = caller;
    }

    /**
     * @param displayName what colleagues call them; may be empty
     * @param bodies      whose sites they see and command, with all bodies below; an administrator needs none
     */
    public record AccountView(
            String name,
            String displayName,
            StaffRole role,
            List<String> bodies,
            Instant madeAt,
            @Nullable Instant disabledAt) {
        static AccountView of(Account account) {
            return new AccountView(
                    account.name(),
                    account.displayName(),
                    account.staff().role(),
                    account.staff().bodies().stream()
                            .map(BodyId::value)
                            .sorted()
                            .toList(),
                    account.madeAt(),
                    account.disabledAt().orElse(null));
        }
    }

    /** @param password shown once; nobody can look it up later */
    public record OpenedView(AccountView account, String password) {
        static OpenedView of(Accounts.Opened opened) {
            return new OpenedView(AccountView.of(opened.account()), opened.password());
        }

        @Override
        public String toString() {
            return "OpenedView[" + account.name() + "]";
        }
    }

    public record NewAccount(
            @NotNull @Pattern(regexp = Staff.NAME_SYNTAX) String name,

            @NotNull @Size(max = Account.LONGEST_DISPLAY_NAME)
            String displayName,

            @NotNull StaffRole role,
            @NotNull @Size(max = MOST_BODIES) Set<@NotNull @Pattern(regexp = BodyId.SYNTAX) String> bodies) {
        Accounts.Wish wish() {
            return new Accounts.Wish(displayName, role, named(bodies), true);
        }
    }

    public record AccountChange(
            @NotNull @Size(max = Account.LONGEST_DISPLAY_NAME)
            String displayName,

            @NotNull StaffRole role,
            @NotNull @Size(max = MOST_BODIES) Set<@NotNull @Pattern(regexp = BodyId.SYNTAX) String> bodies,
            @NotNull Boolean enabled) {
        Accounts.Wish wish() {
            return new Accounts.Wish(displayName, role, named(bodies), enabled);
        }
    }

    @GET
    @Operation(summary = "Every account of staff, by name")
    public Uni<List<AccountView>> all() {
        return accounts.all().map(all -> all.stream().map(AccountView::of).toList());
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(summary = "Makes an account and its password, which only this answer shows")
    public Uni<OpenedView> open(@NotNull @Valid NewAccount request) {
        return accounts.open(request.name(), request.wish(), administrator()).map(OpenedView::of);
    }

    @PUT
    @Path("/{name}")
    @Operation(
            summary = "Changes what an account may do, or disables it; it holds from the next request on",
            description = "One account must stay that is enabled and has the role of an administrator.")
    public Uni<AccountView> change(@PathParam("name") String name, @NotNull @Valid AccountChange request) {
        return accounts.change(name, request.wish(), administrator()).map(AccountView::of);
    }

    @POST
    @Path("/{name}/password")
    @ResponseStatus(CREATED)
    @Operation(summary = "Gives an account a new password, which only this answer shows, and signs it out everywhere")
    public Uni<OpenedView> renewPassword(@PathParam("name") String name) {
        return accounts.renewPassword(name, administrator()).map(OpenedView::of);
    }

    private String administrator() {
        return caller.getPrincipal().getName();
    }

    private static Set<BodyId> named(Set<String> bodies) {
        return bodies.stream().map(BodyId::new).collect(Collectors.toSet());
    }
}
