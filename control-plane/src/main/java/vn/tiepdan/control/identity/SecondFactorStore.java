package vn.tiepdan.control.identity;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Second factors and their recovery codes. Every method takes part in the caller's transaction. */
public interface SecondFactorStore {
    Uni<Optional<SecondFactor>> find(String account);

    /** In place of one that was not confirmed. False when there is one that is, which stays. */
    Uni<Boolean> propose(String account, byte[] secret, Instant at);

    /** From now on it is asked for. False when somebody was faster. */
    Uni<Boolean> confirm(String account, long step, Instant at, List<String> recoveryFingerprints);

    /** False when a code of this step or a later one was used already. */
    Uni<Boolean> use(String account, long step);

    /** False when there is no such code, or it was used already. */
    Uni<Boolean> useRecovery(String account, String fingerprint, Instant at);

    Uni<Integer> recoveryLeft(String account);

    /** With its recovery codes; harmless when there is none. */
    Uni<Void> remove(String account);

    /** Since when, by account; of those that are confirmed. */
    Uni<Map<String, Instant>> all();
}
