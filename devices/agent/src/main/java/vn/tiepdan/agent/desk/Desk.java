package vn.tiepdan.agent.desk;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.agent.AgentSettings;
import vn.tiepdan.agent.AgentThread;
import vn.tiepdan.agent.configuration.Configuration;
import vn.tiepdan.agent.configuration.InService;
import vn.tiepdan.agent.identity.BrokerConnection;
import vn.tiepdan.agent.identity.Enrolment;
import vn.tiepdan.agent.identity.EnrolmentFailed;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.AgentMessage.LinkState;
import vn.tiepdan.agent.page.Answers;
import vn.tiepdan.agent.page.PageListener;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.agent.store.AgentStore;
import vn.tiepdan.agent.uplink.Uplink;
import vn.tiepdan.link.ConnectionListener;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.SignalDown;
import vn.tiepdan.wire.View;

/** Where page and control plane meet. Every method of it runs on the agent's thread. */
@ApplicationScoped
@Default
@Identifier(BrokerConnection.NAME)
public class Desk implements PageListener, ConnectionListener {
    private static final Logger LOG = Logger.getLogger(Desk.class);

    private final AgentSettings settings;
    private final AgentThread thread;
    private final AgentStore store;
    private final Enrolment enrolment;
    private final Pages pages;
    private final Answers answers;
    private final Uplink uplink;
    private final EventPump events;
    private final Requests requests;
    private final Receiving receiving;
    private final Calling calling;
    private final Commands commands;
    private final StatusReporter status;
    private final Configuration configuration;
    private final InService inService;
    private final Clock clock;
    private LinkState link = LinkState.DOWN;
    private @Nullable View view;

    Desk(
            AgentSettings settings,
            AgentThread thread,
            AgentStore store,
            Enrolment enrolment,
            Pages pages,
            Answers answers,
            Uplink uplink,
            EventPump events,
            Requests requests,
            Receiving receiving,
            Calling calling,
            Commands commands,
            StatusReporter status,
            Configuration configuration,
            InService inService,
            Clock clock) {
        this.settings = settings;
        this.thread = thread;
        this.store = store;
        this.enrolment = enrolment;
        this.pages = pages;
        this.answers = answers;
        this.uplink = uplink;
        this.events = events;
        this.requests = requests;
        this.receiving = receiving;
        this.calling = calling;
        this.commands = commands;
        this.status = status;
        this.configuration = configuration;
        this.inService = inService;
        this.clock = clock;
        enrolment.watch(this::tellEnrolment);
        thread.post(() -> {
            obey();
            status.service(inService.current());
        });
    }

    @Override
    public Uni<Void> heard(PageMessage message) {
        return thread.run(() -> {
            switch (message) {
                case PageMessage.Hello hello -> welcome(hello);
                case PageMessage.Peripherals(var observations) -> status.observed(observations, events::happened);
                case PageMessage.Screen(var name) -> status.screen(name);
                case PageMessage.TakeTurn take -> receiving.takeTurn(take);
                case PageMessage.LeaveTurn(var turn, var why) ->
                    events.happened("turn-left " + turn, new Event.TurnLeft(turn, why));
                case PageMessage.Wiped(var turn) -> events.happened("page-wiped " + turn, new Event.PageWiped(turn));
                case PageMessage.OpenSession(var request, var session) -> receiving.openSession(request, session);
                case PageMessage.CloseSession(var request, var session, var outcome, var summary) ->
                    requests.ask(new Request(request, new Request.CloseSession(session, outcome, summary)));
                case PageMessage.Signal(var signal) -> calling.fromPage(signal);
                case PageMessage.ClaimCode(var code) -> enrolment.give(code);
                case PageMessage.Covered _ -> {}
            }
            answers.heard(message);
        });
    }

    @Override
    public Uni<Void> pageLost() {
        return thread.run(status::pageLost);
    }

    @Override
    public void connected(boolean sessionPresent) {
        thread.post(() -> {
            link(LinkState.UP);
            enrolment.letIn();
            uplink.presence(presence())
                    .subscribe()
                    .with(taken -> {}, failure -> LOG.warnf("presence was not taken: %s", failure.getMessage()));
            sayWhatRuns();
            requests.linked(true);
            requests.askForView();
            events.linkUp();
            commands.linkUp();
            status.linked(true);
        });
    }

    @Override
    public void disconnected(String reason) {
        thread.post(() -> {
            link(LinkState.DOWN);
            requests.linked(false);
            events.linkDown();
            status.linked(false);
        });
    }

    @Override
    public void refused(String reasonCode) {
        thread.post(() -> enrolment.refused(reasonCode));
    }

    Uni<Void> command(Command command, boolean late) {
        return thread.run(() -> commands.obey(command, late));
    }

    Uni<Void> refuse(CommandId command, String why) {
        return thread.run(() -> commands.refuse(command, why));
    }

    Uni<Void> committed(Ack ack) {
        return thread.run(() -> events.committed(ack));
    }

    Uni<Void> reply(Reply reply) {
        return thread.run(() -> requests.answered(reply));
    }

    Uni<Void> signal(SignalDown signal) {
        return thread.run(() -> calling.fromControlPlane(signal));
    }

    Uni<Void> show(View latest) {
        return thread.run(() -> {
            if (view == null || latest.version() > view.version()) {
                view = latest;
                status.saw(latest, Duration.between(latest.at(), clock.instant()));
                if (status.session().isEmpty()) {
                    calling.none();
                }
                pages.tell(new AgentMessage.Shown(latest));
            }
        });
    }

    Uni<Void> desired(Desired latest) {
        return thread.call(() -> {
                    configuration.accept(latest);
                    obey();
                    pages.tell(new AgentMessage.Configured(latest));
                    return reported();
                })
                .chain(uplink::reported);
    }

    Uni<Void> refuse(Reported.Refusal refusal) {
        return thread.call(() -> {
                    configuration.refuse(refusal);
                    return reported();
                })
                .chain(uplink::reported);
    }

    private void obey() {
        status.heartbeat(Duration.ofSeconds(configuration.current().heartbeatSeconds()));
    }

    private Reported reported() {
        return new Reported(configuration.current(), store.epoch(), clock.instant(), configuration.refused());
    }

    /** A broker that lost what it had kept has lost this too. */
    private void sayWhatRuns() {
        if (configuration.current().version() > 0) {
            uplink.reported(reported())
                    .subscribe()
                    .with(
                            taken -> {},
                            failure -> LOG.warnf("the configuration was not told: %s", failure.getMessage()));
        }
    }

    /** The last words of a clean shutdown; nothing when nobody can hear them. */
    Uni<Void> farewell() {
        return thread.call(() -> link == LinkState.UP)
                .chain(up -> up
                        ? uplink.presence(presence().asFarewell(clock.instant()))
                        : Uni.createFrom().voidItem());
    }

    private Presence presence() {
        return new Presence(Presence.State.BORN, store.epoch(), store.software(), Presence.CONTRACT, clock.instant());
    }

    private void welcome(PageMessage.Hello hello) {
        status.pageArrived(hello.screen());
        pages.tell(new AgentMessage.Welcome(
                settings.role(),
                enrolment.current().map(identity -> identity.id().value()).orElse(""),
                store.software(),
                link,
                configuration.current(),
                inService.current(),
                calling.forNewPage(view)));
        if (enrolment.current().isEmpty() || enrolment.trouble().isPresent()) {
            tellEnrolment();
        }
    }

    private void tellEnrolment() {
        var trouble = enrolment.trouble();
        pages.tell(new AgentMessage.Enrolment(
                enrolment.current().map(identity -> identity.id().value()).orElse(""),
                trouble.map(EnrolmentFailed::word).orElse(""),
                trouble.map(EnrolmentFailed::sentence).orElse(""),
                trouble.map(EnrolmentFailed::fingerprint).orElse(""),
                trouble.map(EnrolmentFailed::why).orElse("")));
    }

    private void link(LinkState state) {
        link = state;
        pages.tell(new AgentMessage.Link(state, clock.instant()));
    }
}
