package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SessionId;

/** What is written of calls, each method in a transaction. */
@ApplicationScoped
class CallRecords {
    private final CallStore store;
    private final Transactions transactions;
    private final Clock clock;

    CallRecords(CallStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param committed begins the call when it can no longer be rolled back */
    Uni<CallRecord> write(
            CallId id, SessionId session, List<Calls.Party> parties, Function<CallRecord, Uni<Void>> committed) {
        var legs = parties.stream()
                .map(party -> new CallRecord.Leg(LegId.fresh(), party.device(), party.role(), party.with(), 0))
                .toList();
        var record = new CallRecord(id, session, clock.instant(), null, legs);
        return transactions
                .in(() -> store.insert(record).chain(() -> transactions.afterCommit(() -> committed.apply(record))))
                .replaceWith(record);
    }

    Uni<List<CallRecord>> allRunning() {
        return transactions.in(store::allRunning);
    }

    Uni<Optional<CallRecord>> running(SessionId session) {
        return transactions.in(() -> store.running(session));
    }

    Uni<Void> attempted(LegId leg, int attempt) {
        return transactions.in(() -> store.attempted(leg, attempt));
    }

    /** The call that ran until now; empty when it had ended before. */
    Uni<Optional<CallRecord>> end(CallId id, CallEnd why) {
        return transactions.in(() -> store.running(id)
                .chain(found -> store.end(id, why, clock.instant()).map(ended -> found.filter(_ -> ended))));
    }
}
