package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;

/** Brings each request of a device to the one feature that answers it; the same request again gets the same answer. */
@ApplicationScoped
public class RequestDesk {
    private static final Logger LOG = Logger.getLogger(RequestDesk.class);
    private static final String PROBLEMS = "/problems/";

    private final FleetStore store;
    private final Transactions transactions;
    private final Instance<RequestHandler> handlers;
    private final Clock clock;

    RequestDesk(FleetStore store, Transactions transactions, @Any Instance<RequestHandler> handlers, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.handlers = handlers;
        this.clock = clock;
    }

    /** Never fails: what cannot be answered is refused. Empty for a stranger. */
    public Uni<Optional<Reply>> answer(DeviceId device, Request request) {
        return transactions
                .in(() -> store.find(device))
                .chain(known -> known.isEmpty()
                        ? Uni.createFrom().item(Optional.<Reply>empty())
                        : answerOnce(device, request).map(Optional::of));
    }

    private Uni<Reply> answerOnce(DeviceId device, Request request) {
        return transactions
                .in(() -> store.answerOf(device, request.id()))
                .chain(given -> given.map(Uni.createFrom()::item).orElseGet(() -> answerFirst(device, request)))
                .onFailure(Refused.class)
                .recoverWithItem(failure -> refusal(request, (Refused) failure))
                .onFailure()
                .recoverWithItem(failure -> defect(device, request, failure));
    }

    private Uni<Reply> answerFirst(DeviceId device, Request request) {
        var handler = handlers.stream()
                .filter(candidate -> candidate.answers(request.body()))
                .findFirst();
        return handler.isEmpty()
                ? Uni.createFrom().item(new Reply.Refused(request.id(), "not-understood", "nobody answers this kind"))
                : handler.get().answer(device, request).call(reply -> keep(device, request, reply));
    }

    /** Questions without an effect are asked anew; only answers of an effect are kept. */
    private Uni<Void> keep(DeviceId device, Request request, Reply reply) {
        return switch (request.body()) {
            case Request.ShowView _ -> Uni.createFrom().voidItem();
            case Request.OpenSession _, Request.CloseSession _ ->
                transactions.in(() -> store.saveAnswer(device, reply, clock.instant()));
        };
    }

    private static Reply refusal(Request request, Refused refused) {
        var problem = refused.problem();
        var word = problem.type().startsWith(PROBLEMS) ? problem.type().substring(PROBLEMS.length()) : problem.type();
        return new Reply.Refused(request.id(), word, problem.detail());
    }

    private static Reply defect(DeviceId device, Request request, Throwable failure) {
        LOG.errorf(failure, "request %s of device %s failed", request.id(), device);
        return new Reply.Refused(request.id(), "try-again", "the control plane could not answer");
    }
}
