package vn.tiepdan.control.platform.store;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.platform.Transactions;

/**
 * A transaction belongs to one duplicated Vert.x context; that is how work called inside finds it. Where the caller has none
 * (a timer, a test), the transaction gets one of its own.
 */
@ApplicationScoped
final class HibernateTransactions implements Transactions {
    private static final Logger LOG = Logger.getLogger(HibernateTransactions.class);
    private static final String AFTERWARDS = HibernateTransactions.class.getName();

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;

    HibernateTransactions(Mutiny.SessionFactory sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    @Override
    public <T> Uni<T> in(Supplier<Uni<T>> work) {
        return joining(work, () -> begin(work));
    }

    @Override
    public <T> Uni<T> reading(Supplier<Uni<T>> work) {
        return joining(work, () -> sessions.withSession(_ -> work.get()));
    }

    private <T> Uni<T> joining(Supplier<Uni<T>> work, Supplier<Uni<T>> alone) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            if (context == null || !belongsToOneCaller(context)) {
                return on(ownContext(), alone);
            }
            Supplier<Uni<T>> joined = () -> afterwards(context) == null ? alone.get() : work.get();
            return Context.isOnEventLoopThread() ? joined.get() : on(context, joined);
        });
    }

    @Override
    public <T> Uni<T> apart(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> on(ownContext(), () -> begin(work)));
    }

    /** The database is used on event loops only, whatever thread the caller is on. */
    private static <T> Uni<T> on(Context context, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(emitter -> context.runOnContext(_ -> Uni.createFrom()
                        .deferred(() -> work.get())
                        .subscribe()
                        .with(emitter::complete, emitter::fail)));
    }

    @Override
    public Uni<Void> afterCommit(Supplier<Uni<Void>> work) {
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            var waiting = context == null ? null : afterwards(context);
            if (waiting == null) {
                return harmless(work);
            }
            waiting.add(work);
            return Uni.createFrom().voidItem();
        });
    }

    private Context ownContext() {
        var context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    private static boolean belongsToOneCaller(Context context) {
        return VertxContext.isDuplicatedContext(context) && VertxContextSafetyToggle.isExplicitlyMarkedAsSafe(context);
    }

    private <T> Uni<T> begin(Supplier<Uni<T>> work) {
        var waiting = new ArrayList<Supplier<Uni<Void>>>();
        return Uni.createFrom().deferred(() -> {
            var locals = locals(Objects.requireNonNull(Vertx.currentContext()));
            locals.put(AFTERWARDS, waiting);
            return sessions.withTransaction(_ -> work.get())
                    .onTermination()
                    .invoke(() -> locals.remove(AFTERWARDS))
                    .call(() -> runAll(waiting));
        });
    }

    private static Uni<Void> runAll(List<Supplier<Uni<Void>>> waiting) {
        return Multi.createFrom()
                .iterable(List.copyOf(waiting))
                .onItem()
                .transformToUniAndConcatenate(HibernateTransactions::harmless)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> harmless(Supplier<Uni<Void>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure()
                .invoke(failure -> LOG.warn("work after the commit failed; what was committed stays true", failure))
                .onFailure()
                .recoverWithNull();
    }

    @SuppressWarnings("unchecked")
    private static @Nullable List<Supplier<Uni<Void>>> afterwards(Context context) {
        return VertxContext.isDuplicatedContext(context)
                ? (List<Supplier<Uni<Void>>>) locals(context).get(AFTERWARDS)
                : null;
    }

    private static ConcurrentMap<Object, Object> locals(Context context) {
        return ((ContextInternal) context).localContextData();
    }
}
