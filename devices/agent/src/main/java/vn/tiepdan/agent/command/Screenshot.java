package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.Answers;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.peripheral.browser.Browser;
import vn.tiepdan.peripheral.browser.NoPicture;
import vn.tiepdan.wire.CommandId;

/** Takes a picture of the screen after the page has covered what is of a person, and only then. */
@ApplicationScoped
class Screenshot {
    private static final Duration COVERED_WITHIN = Duration.ofSeconds(5);
    private static final Duration TAKEN_WITHIN = Duration.ofSeconds(10);

    private final AgentSettings settings;
    private final Pages pages;
    private final Answers answers;
    private volatile @Nullable CommandId underWay;

    Screenshot(AgentSettings settings, Pages pages, Answers answers) {
        this.settings = settings;
        this.pages = pages;
        this.answers = answers;
    }

    /** Why no picture can be taken now. */
    Optional<Ending> refusal() {
        if (settings.browser().debugging().isEmpty()) {
            return Optional.of(Ending.notConfigured("tiepdan.agent.browser.debugging"));
        }
        if (!pages.present()) {
            return Optional.of(Ending.failed("no-page", "no page is open"));
        }
        return underWay == null
                ? Optional.empty()
                : Optional.of(Ending.failed("picture-under-way", "another picture is being taken"));
    }

    /**
     * A PNG; fails with {@link NoPicture}.
     *
     * @param covered hears that the page has covered what is of a person
     */
    Uni<byte[]> take(CommandId command, Runnable covered) {
        var page = pages.shown();
        if (page.isEmpty()) {
            return Uni.createFrom().failure(new NoPicture("no page is open"));
        }
        underWay = command;
        return covered(command)
                .chain(answered -> {
                    if (!answered) {
                        throw silent();
                    }
                    covered.run();
                    return shot(page.get());
                })
                .onTermination()
                .invoke(() -> ended(command));
    }

    private Uni<Boolean> covered(CommandId command) {
        var answer =
                answers.first(PageMessage.Covered.class, said -> said.command().equals(command), COVERED_WITHIN);
        pages.tell(new AgentMessage.ScreenshotBegins(command));
        return answer.map(Optional::isPresent);
    }

    /** Another page has come meanwhile? It has covered nothing, so whatever was taken is thrown away. */
    private Uni<byte[]> shot(Pages.Shown page) {
        var debugging = settings.browser().debugging().orElseThrow();
        return Uni.createFrom()
                .completionStage(() -> new Browser(debugging, TAKEN_WITHIN).picture(page.address()))
                .invoke(png -> {
                    if (!pages.shown().equals(Optional.of(page))) {
                        throw new NoPicture("another page came while the picture was taken, so it was thrown away");
                    }
                });
    }

    private void ended(CommandId command) {
        underWay = null;
        pages.tell(new AgentMessage.ScreenshotEnded(command));
    }

    private static NoPicture silent() {
        return new NoPicture("the page did not cover what is of a person within " + COVERED_WITHIN.toSeconds()
                + " s, so no picture was taken");
    }
}
