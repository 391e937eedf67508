package vn.tiepdan.control.identity.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.identity.Account;
import vn.tiepdan.control.identity.Mandate;
import vn.tiepdan.control.identity.Mandates;
import vn.tiepdan.control.identity.Post;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.StaffRole;

/** Accounts as the API shows them and is asked for them. */
final class AccountViews {
    private AccountViews() {}

    /**
     * @param body  whose sites it is about, with all bodies below; null for an administrator, who is of no body
     * @param until the first moment at which it is over; null as long as no end is known
     */
    public record RoleView(
            String id,
            StaffRole role,
            @Nullable String body,
            Instant from,
            @Nullable Instant until) {
        static RoleView of(Mandate mandate) {
            return new RoleView(
                    mandate.id().value(),
                    mandate.post().role(),
                    mandate.post().body().map(BodyId::value).orElse(null),
                    mandate.from(),
                    mandate.until().orElse(null));
        }
    }

    /**
     * @param displayName what colleagues call them; may be empty
     * @param roles       the first to begin first, those that are over included
     * @param vouched     it signs in at the OIDC provider and has no password here
     * @param secondFactorSince null while it has none
     */
    public record AccountView(
            String name,
            String displayName,
            List<RoleView> roles,
            boolean vouched,
            Instant madeAt,
            @Nullable Instant disabledAt,
            @Nullable Instant secondFactorSince) {
        static AccountView of(Account account, Optional<Instant> secondFactorSince) {
            return new AccountView(
                    account.name(),
                    account.displayName(),
                    account.mandates().stream().map(RoleView::of).toList(),
                    account.password().isEmpty(),
                    account.madeAt(),
                    account.disabledAt().orElse(null),
                    secondFactorSince.orElse(null));
        }
    }

    /** @param password shown once; nobody can look it up later. Null where there is none */
    public record OpenedView(AccountView account, @Nullable String password) {
        @Override
        public String toString() {
            return "OpenedView[" + account.name() + "]";
        }
    }

    /**
     * @param body    null for an administrator, and for nobody else
     * @param from    the first day, from its beginning in Vietnam; null for now
     * @param lastDay until the end of this day in Vietnam; null as long as nobody ends it
     */
    public record RoleRequest(
            @NotNull StaffRole role,
            @Pattern(regexp = BodyId.SYNTAX) @Nullable String body,
            @Nullable String from,
            @Nullable String lastDay) {
        Mandates.Wish wish() {
            if (role.isEverywhere() != (body == null)) {
                throw new Refused(Problem.atField(
                        "role-and-body",
                        "The role and the body do not go together",
                        "An administrator is of no body, and every other role is somebody's at one. Correct body and send it again.",
                        "body"));
            }
            return new Mandates.Wish(
                    new Post(role, Optional.ofNullable(body).map(BodyId::new)), Day.begin(from), Day.end(lastDay));
        }
    }

    /** @param lastDay it is over at the end of this day in Vietnam; null for now */
    public record EndRequest(@Nullable String lastDay) {
        Optional<Instant> moment() {
            return Day.end(lastDay);
        }
    }
}
