package vn.tiepdan.control.call;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serial;
import java.time.Clock;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.CallId;
import vn.tiepdan.wire.LegId;
import vn.tiepdan.wire.SessionId;

/** What is written of calls, each method in a transaction. */
@ApplicationScoped
class CallRecords {
    private static final int MOST_OPENING = 256;

    private final CallStore store;
    private final Transactions transactions;
    private final Clock clock;
    /** Written but not begun, which saves reading them again; what a rolled-back transaction leaves is pushed out by others. */
    private final Map<CallId, CallRecord> opening = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, CallRecord> eldest) {
            return size() > MOST_OPENING;
        }
    });

    CallRecords(CallStore store, Transactions transactions, Clock clock) {
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
    }

    Uni<CallRecord> write(SessionId session, List<Calls.Party> parties) {
        var legs = parties.stream()
                .map(party -> new CallRecord.Leg(LegId.fresh(), party.device(), party.role(), party.with(), 0))
                .toList();
        var record = new CallRecord(CallId.fresh(), session, clock.instant(), null, legs);
        opening.put(record.id(), record);
        return transactions.in(() -> store.insert(record)).replaceWith(record);
    }

    /** What {@link #write} wrote and is committed by now. */
    Uni<Optional<CallRecord>> toBegin(CallId id) {
        return Optional.ofNullable(opening.remove(id))
                .map(known -> Uni.createFrom().item(Optional.of(known)))
                .orElseGet(() -> transactions.in(() -> store.running(id)));
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
