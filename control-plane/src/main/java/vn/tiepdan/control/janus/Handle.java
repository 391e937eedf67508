package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.Candidate;

/** One plugin handle: one PeerConnection. */
public interface Handle {
    /** An asynchronous VideoRoom request; the item is its event. Fails with {@link JanusFailure}. */
    Uni<HandleEvent.Plugin> request(ObjectNode body, Optional<HandleEvent.Jsep> jsep);

    /** Candidates of the browser; {@code complete} says that there are no more. */
    Uni<Void> trickle(List<Candidate> candidates, boolean complete);

    /** Ends its PeerConnection; harmless when it is gone already. */
    Uni<Void> detach();
}
