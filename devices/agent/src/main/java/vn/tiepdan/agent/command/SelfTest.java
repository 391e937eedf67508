package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.Answers;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.wire.Finding;
import vn.tiepdan.wire.Status;

/** Tries every part of this device: those that only a page can try, and the agent's own. */
@ApplicationScoped
class SelfTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Pages pages;
    private final Answers answers;
    private final StatusReporter status;
    private final Instance<OwnPart> own;

    /** @param own any of them: one that is also asked how it is has a qualifier of its own for that */
    SelfTest(Pages pages, Answers answers, StatusReporter status, @Any Instance<OwnPart> own) {
        this.pages = pages;
        this.answers = answers;
        this.status = status;
        this.own = own;
    }

    /** Each part of the agent's own is a step, and what the page can try together is one. */
    Uni<Ending> run(Progress progress) {
        if (!pages.present()) {
            return Uni.createFrom().item(Ending.failed("no-page", "no page is open to try camera and microphone"));
        }
        var page = answers.first(PageMessage.Peripherals.class, said -> true, LIMIT);
        pages.tell(new AgentMessage.TryParts());
        var parts = own.stream().toList();
        var done = new AtomicInteger();
        Runnable step = () -> progress.reached(done.incrementAndGet(), parts.size() + 1);
        var tried = Uni.join()
                .all(parts.stream().map(part -> tried(part).invoke(step)).toList())
                .andCollectFailures();
        return Uni.combine().all().unis(tried, page.invoke(step)).with((_, said) -> judged(said));
    }

    /** One that does not answer is as the status knows it. */
    private static Uni<Boolean> tried(OwnPart part) {
        return part.tryAnew()
                .replaceWith(true)
                .ifNoItem()
                .after(LIMIT)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false);
    }

    private Ending judged(Optional<PageMessage.Peripherals> said) {
        return said.isEmpty()
                ? Ending.failed("page-silent", "the page did not answer within " + LIMIT.toSeconds() + " s")
                : judged(status.peripherals());
    }

    /** The failed parts first: what is cut off at the end matters least. */
    static Ending judged(List<Status.Peripheral> parts) {
        var failed = parts.stream()
                .filter(part -> part.health() == Status.Health.FAILED)
                .toList();
        var detail = parts.stream()
                .sorted((one, other) -> other.health().compareTo(one.health()))
                .sorted((one, other) -> Boolean.compare(failed.contains(other), failed.contains(one)))
                .map(SelfTest::sentence)
                .collect(Collectors.joining("; "));
        return failed.isEmpty()
                ? Ending.done(detail)
                : Ending.failed(
                        new Finding(
                                "parts-failed",
                                Map.of(
                                        "parts",
                                        failed.stream()
                                                .map(Status.Peripheral::name)
                                                .collect(Collectors.joining(", ")))),
                        detail);
    }

    private static String sentence(Status.Peripheral part) {
        var health = part.health().name().toLowerCase(Locale.ROOT);
        return part.health() == Status.Health.OK
                ? part.name() + " " + health
                : part.name() + " " + health + " (" + part.evidence() + ")";
    }
}
