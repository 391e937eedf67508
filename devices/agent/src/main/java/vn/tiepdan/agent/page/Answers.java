package vn.tiepdan.agent.page;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import vn.tiepdan.agent.AgentThread;

/** What somebody waits for the page to say. */
@ApplicationScoped
public class Answers {
    private final AgentThread thread;
    private final List<Waiting<?>> all = new CopyOnWriteArrayList<>();

    Answers(AgentThread thread) {
        this.thread = thread;
    }

    /**
     * The first that fits of what the page says from this call on, whether or not anybody has subscribed yet. Empty when it does
     * not come in time.
     */
    public <T extends PageMessage> Uni<Optional<T>> first(Class<T> kind, Predicate<T> fits, Duration within) {
        var waiting = new Waiting<>(kind, fits, new CompletableFuture<>());
        all.add(waiting);
        var limit = thread.after(within, () -> waiting.heard().complete(Optional.empty()));
        return Uni.createFrom().completionStage(waiting.heard()).onTermination().invoke(() -> {
            all.remove(waiting);
            limit.cancel();
        });
    }

    /** Everything that the page says, after the agent has done what it says. */
    public void heard(PageMessage message) {
        all.forEach(waiting -> waiting.take(message));
    }

    private record Waiting<T extends PageMessage>(
            Class<T> kind, Predicate<T> fits, CompletableFuture<Optional<T>> heard) {
        private void take(PageMessage message) {
            if (kind.isInstance(message) && fits.test(kind.cast(message))) {
                heard.complete(Optional.of(kind.cast(message)));
            }
        }
    }
}
