package vn.tiepdan.control.identity.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.identity.Account;
import vn.tiepdan.control.identity.Accounts;
import vn.tiepdan.control.identity.LostFactors;
import vn.tiepdan.control.identity.Mandate;
import vn.tiepdan.control.identity.Mandates;
import vn.tiepdan.control.identity.Staff;
import vn.tiepdan.control.identity.rest.AccountViews.AccountView;
import vn.tiepdan.control.identity.rest.AccountViews.EndRequest;
import vn.tiepdan.control.identity.rest.AccountViews.OpenedView;
import vn.tiepdan.control.identity.rest.AccountViews.RoleRequest;
import vn.tiepdan.control.platform.RightName;

@Path("/api/v1/accounts")
@RolesAllowed(RightName.CHANGE_ACCOUNTS)
@Tag(name = "identity")
public class AccountResource {
    private static final int CREATED = 201;
    private static final int MOST_ROLES = 50;

    private final Accounts accounts;
    private final Mandates mandates;
    private final LostFactors factors;
    private final SecurityIdentity caller;

    AccountResource(Accounts accounts, Mandates mandates, LostFactors factors, SecurityIdentity caller) {
        this.accounts = accounts;
        this.mandates = mandates;
        this.factors = factors;
        this.caller = caller;
    }

    /**
     * @param roles   may be empty: then nobody gets in with it until there is one
     * @param vouched it signs in at the OIDC provider and has no password here
     */
    public record NewAccount(
            @NotNull @Pattern(regexp = Staff.NAME_SYNTAX) String name,

            @NotNull @Size(max = Account.LONGEST_DISPLAY_NAME)
            String displayName,

            @NotNull @Size(max = MOST_ROLES) List<@NotNull @Valid RoleRequest> roles,
            @Nullable Boolean vouched) {}

    public record AccountChange(
            @NotNull @Size(max = Account.LONGEST_DISPLAY_NAME)
            String displayName,

            @NotNull Boolean enabled) {}

    @GET
    @Operation(summary = "Every account of staff, by name, with the roles that are over included")
    public Uni<List<AccountView>> all() {
        return accounts.all()
                .chain(all -> factors.kept()
                        .map(kept -> all.stream()
                                .map(account -> AccountView.of(account, Optional.ofNullable(kept.get(account.name()))))
                                .toList()));
    }

    @POST
    @ResponseStatus(CREATED)
    @Operation(
            summary =
                    "Makes an account and, unless another authority vouches for it, its password, which only this answer shows")
    public Uni<OpenedView> open(@NotNull @Valid NewAccount request) {
        var roles = request.roles().stream().map(RoleRequest::wish).toList();
        var opened = Boolean.TRUE.equals(request.vouched())
                ? accounts.openVouched(request.name(), request.displayName(), roles, administrator())
                : accounts.open(request.name(), request.displayName(), roles, administrator());
        return opened.chain(this::shown);
    }

    @PUT
    @Path("/{name}")
    @Operation(
            summary = "Changes what an account is called, or disables it; it holds from the next request on",
            description = "One account must stay that is enabled and has the role of an administrator.")
    public Uni<AccountView> change(@PathParam("name") String name, @NotNull @Valid AccountChange request) {
        return accounts.change(name, request.displayName(), request.enabled(), administrator())
                .chain(this::shown);
    }

    @POST
    @Path("/{name}/password")
    @ResponseStatus(CREATED)
    @Operation(summary = "Gives an account a new password, which only this answer shows, and signs it out everywhere")
    public Uni<OpenedView> renewPassword(@PathParam("name") String name) {
        return accounts.renewPassword(name, administrator()).chain(this::shown);
    }

    @POST
    @Path("/{name}/roles")
    @ResponseStatus(CREATED)
    @Operation(
            summary = "Gives an account a role at a body, with all bodies below it, from a day until another",
            description =
                    "Days that lie behind are as good as those ahead: they say who was the head of a body on them.")
    public Uni<AccountView> give(@PathParam("name") String name, @NotNull @Valid RoleRequest request) {
        return mandates.give(name, request.wish(), administrator()).chain(this::shown);
    }

    @PUT
    @Path("/{name}/roles/{role}/end")
    @Operation(
            summary = "Takes a role away, now or after a day; it stays written that the account had it",
            description = "One that has not begun by then is forgotten. One administrator must stay.")
    public Uni<AccountView> end(
            @PathParam("name") String name, @PathParam("role") String role, @NotNull @Valid EndRequest request) {
        return mandates.end(name, new Mandate.Id(role), request.moment(), administrator())
                .chain(this::shown);
    }

    @DELETE
    @Path("/{name}/second-factor")
    @Operation(
            summary =
                    "Takes away a second factor that was lost, with its recovery codes, and signs the account out everywhere",
            description = "Where the account must have one, the next sign-in sets up another.")
    public Uni<AccountView> resetSecondFactor(@PathParam("name") String name) {
        return factors.reset(name, administrator()).chain(this::shown);
    }

    private Uni<AccountView> shown(Account account) {
        return factors.kept().map(kept -> AccountView.of(account, Optional.ofNullable(kept.get(account.name()))));
    }

    private Uni<OpenedView> shown(Accounts.Opened opened) {
        return shown(opened.account())
                .map(account -> new OpenedView(account, opened.password().orElse(null)));
    }

    private String administrator() {
        return caller.getPrincipal().getName();
    }
}
