package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.wire.Candidate;

/** A handle in the session of a carrier. */
final class CarriedHandle implements Handle {
    private final Carrier carrier;
    private final long id;

    CarriedHandle(Carrier carrier, long id) {
        this.carrier = carrier;
        this.id = id;
    }

    @Override
    public Uni<HandleEvent.Plugin> request(ObjectNode body, Optional<HandleEvent.Jsep> jsep) {
        var message = JsonNodeFactory.instance.objectNode().put("janus", "message");
        message.set("body", body);
        jsep.ifPresent(it -> message.putObject("jsep").put("type", it.type()).put("sdp", it.sdp()));
        return carrier.ask(id, message);
    }

    @Override
    public Uni<Void> trickle(List<Candidate> candidates, boolean complete) {
        var message = JsonNodeFactory.instance.objectNode().put("janus", "trickle");
        var list = message.putArray("candidates");
        for (var candidate : candidates) {
            var entry = list.addObject().put("candidate", candidate.candidate());
            if (candidate.sdpMid() != null) {
                entry.put("sdpMid", candidate.sdpMid());
            }
            if (candidate.sdpMLineIndex() != null) {
                entry.put("sdpMLineIndex", candidate.sdpMLineIndex());
            }
        }
        if (complete) {
            list.addObject().put("completed", true);
        }
        return list.isEmpty() ? Uni.createFrom().voidItem() : carrier.tell(id, message);
    }

    @Override
    public Uni<Void> detach() {
        return carrier.detach(id);
    }
}
