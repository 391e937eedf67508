package vn.tiepdan.control.enrolment.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.enrolment.Approvals;
import vn.tiepdan.control.enrolment.Claim;
import vn.tiepdan.control.enrolment.ClaimStore;
import vn.tiepdan.control.enrolment.Stage;
import vn.tiepdan.control.platform.RightName;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.KeyFingerprint;
import vn.tiepdan.wire.Role;

@Path("/api/v1/enrolments")
@RolesAllowed(RightName.RUN_DEVICES)
@Tag(name = "fleet", description = "Devices and how they get in")
public class EnrolmentResource {
    private static final int LONGEST_WHY = 200;
    private static final String FINGERPRINT = "[0-9a-f]{64}";

    private final Approvals approvals;
    private final SecurityIdentity caller;

    EnrolmentResource(Approvals approvals, SecurityIdentity caller) {
        this.approvals = approvals;
        this.caller = caller;
    }

    public enum State {
        WAITING,
        /** Its key has not come for the certificate yet. */
        APPROVED,
        REJECTED,
        ENROLLED
    }

    /**
     * @param key         SHA-256 of the DER-encoded public key, in hexadecimal; to be sent back with the decision
     * @param fingerprint its beginning, as the device shows it
     * @param from        the address that it came from, and since when it waits; absent once it is enrolled
     */
    public record EnrolmentView(
            String device,
            Claim.Purpose purpose,
            String site,
            Role role,
            String label,
            String mintedBy,
            State state,
            String key,
            String fingerprint,
            @Nullable String from,
            @Nullable Instant since,
            @Nullable DecisionView decision,
            Instant expiresAt) {
        static EnrolmentView of(ClaimStore.Kept kept) {
            return switch (kept.stage()) {
                case Stage.Waiting(var asking) -> of(kept.claim(), State.WAITING, asking, Optional.empty());
                case Stage.Approved(var asking, var by) -> of(kept.claim(), State.APPROVED, asking, Optional.of(by));
                case Stage.Rejected(var asking, var by) -> of(kept.claim(), State.REJECTED, asking, Optional.of(by));
                case Stage.Used(var key, var by) -> of(kept.claim(), State.ENROLLED, key, by);
                case Stage.Unused _ -> throw new IllegalStateException("no key has come");
            };
        }

        private static EnrolmentView of(
                Claim claim, State state, Stage.Asking asking, Optional<Stage.Decision> decision) {
            return of(claim, state, asking.key(), decision).since(asking.from(), asking.since());
        }

        private static EnrolmentView of(
                Claim claim, State state, KeyFingerprint key, Optional<Stage.Decision> decision) {
            return new EnrolmentView(
                    claim.device().value(),
                    claim.purpose(),
                    claim.site().value(),
                    claim.role(),
                    claim.label(),
                    claim.madeBy(),
                    state,
                    key.value(),
                    key.spelled(),
                    null,
                    null,
                    decision.map(DecisionView::of).orElse(null),
                    claim.expiresAt());
        }

        private EnrolmentView since(String address, Instant begin) {
            return new EnrolmentView(
                    device,
                    purpose,
                    site,
                    role,
                    label,
                    mintedBy,
                    state,
                    key,
                    fingerprint,
                    address,
                    begin,
                    decision,
                    expiresAt);
        }
    }

    public record DecisionView(String by, Instant at, String why) {
        static DecisionView of(Stage.Decision decision) {
            return new DecisionView(decision.by(), decision.at(), decision.why());
        }
    }

    /** @param key of the list: what was compared with the device */
    public record Approval(
            @NotNull @Pattern(regexp = FINGERPRINT) String key) {}

    /** @param why is told to the device and kept in the audit log; no personal data */
    public record Rejection(
            @NotNull @Pattern(regexp = FINGERPRINT) String key,
            @NotBlank @Size(max = LONGEST_WHY) String why) {}

    @GET
    @Operation(
            summary =
                    "The devices that wait for approval, or were approved and have not fetched their certificate, oldest first",
            description = "Of the sites in reach")
    public Uni<List<EnrolmentView>> underWay() {
        return approvals
                .underWay(Reach.of(caller))
                .map(all -> all.stream().map(EnrolmentView::of).toList());
    }

    @PUT
    @Path("/{device}/approval")
    @Operation(
            summary = "Approves the key with which a device waits",
            description = "It gets its certificate when it comes again. Approving it again changes nothing.")
    public Uni<EnrolmentView> approve(@PathParam("device") String device, @NotNull @Valid Approval approval) {
        return approvals
                .approve(named(device), new KeyFingerprint(approval.key()), decider())
                .map(EnrolmentView::of);
    }

    @PUT
    @Path("/{device}/rejection")
    @Operation(
            summary = "Refuses the key with which a device waits; its code is dead",
            description = "An approval is taken back with it, until the device has fetched its certificate.")
    public Uni<EnrolmentView> reject(@PathParam("device") String device, @NotNull @Valid Rejection rejection) {
        return approvals
                .reject(
                        named(device),
                        new KeyFingerprint(rejection.key()),
                        rejection.why().strip(),
                        decider())
                .map(EnrolmentView::of);
    }

    private Approvals.Decider decider() {
        return new Approvals.Decider(caller.getPrincipal().getName(), Reach.of(caller));
    }

    private static DeviceId named(String device) {
        if (!device.matches(DeviceId.SYNTAX)) {
            throw Approvals.unknown();
        }
        return new DeviceId(device);
    }
}
