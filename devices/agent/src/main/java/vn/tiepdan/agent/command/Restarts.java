package vn.tiepdan.agent.command;

import io.quarkus.runtime.Quarkus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.Answers;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.page.Pages;

/** Starts anew what hangs: the page's browser, this process, the machine. */
@ApplicationScoped
class Restarts {
    /** With which the process says that it wants to be started again; whoever watches over it does that. */
    static final int START_AGAIN = 85;

    private static final Duration COMES_BACK_WITHIN = Duration.ofSeconds(20);

    private final AgentSettings settings;
    private final Pages pages;
    private final Answers answers;

    Restarts(AgentSettings settings, Pages pages, Answers answers) {
        this.settings = settings;
        this.pages = pages;
        this.answers = answers;
    }

    /** When it succeeds it has no end here: the next start tells it. */
    Uni<Ending> machine() {
        return Programs.run("reboot", settings.programs().reboot(), Map.of())
                .chain(ending -> ending.equals(Ending.done())
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item(ending));
    }

    /** It has no end here either. */
    Uni<Ending> agent() {
        return Uni.createFrom().deferred(() -> {
            Quarkus.asyncExit(START_AGAIN);
            return Uni.createFrom().nothing();
        });
    }

    /** Its program has ended, and a page has come: two steps, where there is a program. */
    Uni<Ending> browser(Progress progress) {
        var program = settings.programs().browser();
        if (program.isEmpty() && !pages.present()) {
            return Uni.createFrom().item(Ending.failed("no-page", "no page is open that could load anew"));
        }
        var page = answers.first(PageMessage.Hello.class, hello -> true, COMES_BACK_WITHIN);
        if (program.isEmpty()) {
            pages.tell(new AgentMessage.Reload());
            return page.map(Restarts::back);
        }
        return Programs.run("browser", program, Map.of())
                .invoke(() -> progress.reached(1, 2))
                .chain(ending -> ending.equals(Ending.done())
                        ? page.map(Restarts::back)
                        : Uni.createFrom().item(ending));
    }

    private static Ending back(Optional<PageMessage.Hello> hello) {
        return hello.map(come -> Ending.done())
                .orElseGet(() -> Ending.failed("no-page-came-back", "no page came back"));
    }
}
