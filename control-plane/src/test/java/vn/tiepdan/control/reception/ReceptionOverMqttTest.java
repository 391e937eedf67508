package vn.tiepdan.control.reception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.EmbeddedDatabase;
import vn.tiepdan.control.TestDevices;
import vn.tiepdan.control.TestParty;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.fleet.broker.BrokerProfile;
import vn.tiepdan.control.fleet.broker.BrokerSettings;
import vn.tiepdan.control.platform.Transactions;
import vn.tiepdan.wire.CallEnd;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.SessionId;
import vn.tiepdan.wire.TurnId;
import vn.tiepdan.wire.View;

/** What a kiosk and two rooms hear of each other through the broker, the database and the media server. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabase.class)
@TestProfile(ReceptionOverMqttTest.Whole.class)
@SuppressWarnings("NullAway.Init")
public class ReceptionOverMqttTest {
    private static final SiteId COMMUNE = new SiteId("hp-01-office");
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int VIEWS = 30;
    private static final SiteId HEADQUARTERS = new SiteId("hp-hq");

    /** With everything that a call needs. */
    public static final class Whole implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            var all = new HashMap<>(new BrokerProfile().getConfigOverrides());
            all.put("tiepdan.janus.mode", "supervised");
            return all;
        }
    }

    @Inject
    BrokerSettings broker;

    @Inject
    TestDevices devices;

    @Inject
    Transactions transactions;

    @Inject
    SessionStore store;

    @Inject
    Views views;

    private final List<TestParty> parties = new ArrayList<>();
    private TestParty kiosk;
    private TestParty first;
    private TestParty second;

    @BeforeEach
    void come() throws Exception {
        kiosk = party(Role.KIOSK, COMMUNE);
        first = party(Role.ROOM, HEADQUARTERS);
        second = party(Role.ROOM, HEADQUARTERS);
    }

    @AfterEach
    void go() {
        parties.forEach(TestParty::close);
    }

    @RepeatedTest(5)
    void of_two_officials_at_the_same_instant_one_is_refused_and_one_is_in_the_call() throws Exception {
        var session = kiosk.takesTurn(TurnId.fresh());

        var replies = atOnce(session);

        assertThat(replies).hasAtLeastOneElementOfType(Reply.Opened.class);
        assertThat(replies.stream()
                        .filter(Reply.Refused.class::isInstance)
                        .map(reply -> ((Reply.Refused) reply).type()))
                .containsExactly("session-already-open");
        var winner = replies.getFirst() instanceof Reply.Opened ? first : second;
        var loser = winner == first ? second : first;
        var joined = kiosk.hears(Channel.COMMAND, Command.class, it -> it.body() instanceof Command.JoinCall);
        assertThat(((Command.JoinCall) joined.body()).invitation().session()).isEqualTo(session);
        loser.hears(
                Channel.VIEW,
                View.Room.class,
                view -> view.waiting().stream().noneMatch(it -> it.session().equals(session)));
        assertThat(loser.heard(Channel.VIEW, View.Room.class)).allMatch(view -> view.current() == null);
        assertThat(kiosk.heard(Channel.COMMAND, Command.class)).hasSize(1);
        closes(winner, session);
    }

    @RepeatedTest(5)
    void no_view_that_counts_says_that_an_open_session_is_not_there() throws Exception {
        var session = kiosk.takesTurn(TurnId.fresh());
        views.show(first.device().id()).await().atMost(SOON);
        var shown = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < VIEWS; i++) {
                views.show(first.device().id()).await().atMost(SOON);
            }
        });
        first.say(Channel.REQUEST, new Request(RequestId.fresh(), new Request.OpenSession(session)));

        var opened = first.hears(Channel.REPLY, Reply.Opened.class, any -> true);
        shown.join();
        first.hears(Channel.VIEW, View.Room.class, view -> view.current() != null);

        assertThat(first.heard(Channel.VIEW, View.Room.class).filter(view -> view.version() >= opened.version()))
                .isNotEmpty()
                .allMatch(view -> view.current() != null);
        closes(first, session);
    }

    @Test
    void whoever_walks_away_from_the_waiting_room_is_on_no_list_any_more() {
        var turn = TurnId.fresh();
        var session = kiosk.takesTurn(turn);

        kiosk.happened(new Event.TurnLeft(turn, Event.TurnLeft.Why.UNATTENDED));

        first.hears(
                Channel.VIEW,
                View.Room.class,
                view -> view.waiting().stream().noneMatch(it -> it.session().equals(session)));
        assertThat(opens(first, session))
                .isInstanceOfSatisfying(
                        Reply.Refused.class,
                        refused -> assertThat(refused.type()).isEqualTo("citizen-left"));
        assertThat(stateOf(session)).isInstanceOf(Session.Left.class);
    }

    @Test
    void whoever_walks_away_from_a_call_ends_it_and_leaves_the_closing_to_the_official() {
        var turn = TurnId.fresh();
        var session = kiosk.takesTurn(turn);
        assertThat(opens(first, session)).isInstanceOf(Reply.Opened.class);

        kiosk.happened(new Event.TurnLeft(turn, Event.TurnLeft.Why.UNATTENDED));

        var told = first.hears(Channel.COMMAND, Command.class, it -> it.body() instanceof Command.LeaveCall);
        assertThat(((Command.LeaveCall) told.body()).why()).isEqualTo(CallEnd.CITIZEN_LEFT);
        first.hears(
                Channel.VIEW,
                View.Room.class,
                view -> view.current() != null && view.current().invitation() == null);
        closes(first, session);
    }

    private TestParty party(Role role, SiteId site) throws Exception {
        var party = new TestParty(devices.enrolled(role, site), broker.port());
        parties.add(party);
        return party;
    }

    private List<Reply> atOnce(SessionId session) {
        var start = new CyclicBarrier(2);
        return List.of(first, second).stream()
                .map(room -> CompletableFuture.supplyAsync(() -> {
                    try {
                        start.await();
                    } catch (Exception interrupted) {
                        throw new IllegalStateException(interrupted);
                    }
                    return opens(room, session);
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private static Reply opens(TestParty room, SessionId session) {
        return asks(room, new Request.OpenSession(session));
    }

    private static Reply asks(TestParty room, Request.Body body) {
        var request = new Request(RequestId.fresh(), body);
        room.say(Channel.REQUEST, request);
        return room.hears(Channel.REPLY, Reply.class, reply -> reply.request().equals(request.id()));
    }

    private void closes(TestParty room, SessionId session) {
        assertThat(asks(room, new Request.CloseSession(session, Request.Outcome.GUIDED, "đã hướng dẫn")))
                .isInstanceOf(Reply.Done.class);
        await().atMost(SOON).untilAsserted(() -> assertThat(stateOf(session)).isInstanceOf(Session.Closed.class));
    }

    private Session stateOf(SessionId session) {
        return transactions.in(() -> store.find(session)).await().indefinitely().orElseThrow();
    }
}
