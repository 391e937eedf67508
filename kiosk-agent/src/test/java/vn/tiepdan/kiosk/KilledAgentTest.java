package vn.tiepdan.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Citizen;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Matter;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Standing;
import vn.tiepdan.wire.Status;
import vn.tiepdan.wire.TurnId;

/** What the far side hears of an agent that is killed, stopped and started again. */
@NullUnmarked
class KilledAgentTest extends ShippedAgentContract {
    private static final Instant READ_AT = Instant.parse("2026-11-25T07:00:00Z");
    /** The will waits for five seconds. */
    private static final Duration LONGER_THAN_THE_WILL = Duration.ofSeconds(7);

    @Test
    void a_kill_is_told_by_the_broker_and_the_next_start_has_a_higher_epoch() {
        try (var agent = agent()) {
            assertThat(hears(Presence.State.BORN, 1).contract()).isEqualTo(Presence.CONTRACT);
            agent.kill();
            hears(Presence.State.LOST, 1);
        }
        try (var agent = agent()) {
            hears(Presence.State.BORN, 2);
            assertThat(far.publishes(Channel.PRESENCE))
                    .allMatch(publish -> publish.getQos().getCode() == 1);
            agent.kill();
        }
        try (var late = new FarSide(broker)) {
            late.hears(Channel.PRESENCE, Presence.class, presence -> presence.epoch() == 2);
            assertThat(late.publishes(Channel.PRESENCE)).hasSize(1);
        }
    }

    @Test
    void a_clean_stop_says_goodbye_and_nothing_is_said_after_it() {
        try (var agent = agent()) {
            hears(Presence.State.BORN, 1);
            agent.stop();
        }
        hears(Presence.State.LEAVING, 1);
        await().during(LONGER_THAN_THE_WILL)
                .atMost(LONGER_THAN_THE_WILL.plusSeconds(2))
                .until(() -> presences().getLast().state() == Presence.State.LEAVING);
    }

    /** The first one is not disturbed, and its count of starts is its own. */
    @Test
    void a_second_agent_of_the_same_folder_does_not_start() throws IOException {
        try (var agent = agent()) {
            hears(Presence.State.BORN, 1);
            try (var second = Agent.begin(settings(), folder.resolve("second.log"))) {
                assertThat(second.ended()).isNotZero();
            }
            assertThat(folder.resolve("second.log"))
                    .content()
                    .contains("Cannot start: another agent runs with the folder " + folder.resolve("data"));
            assertThat(presences()).hasSize(1);
            agent.kill();
        }
        try (var agent = agent()) {
            hears(Presence.State.BORN, 2);
            agent.kill();
        }
    }

    @Test
    void an_agent_whose_store_was_lost_is_still_believed() throws Exception {
        try (var agent = agent()) {
            hears(Presence.State.BORN, 1);
            agent.stop();
        }
        try (var files = Files.list(folder.resolve("data"))) {
            for (var file : files.filter(it -> it.getFileName().toString().startsWith("agent.db"))
                    .toList()) {
                Files.delete(file);
            }
        }
        try (var agent = agent()) {
            hears(Presence.State.BORN, 2);
            var alarm = far.hears(
                    Channel.EVENT,
                    Event.class,
                    event -> event.body() instanceof Event.AlarmRaised(var name, var _, var _) && name.equals("store"));
            assertThat(alarm.epoch()).isEqualTo(2);
            agent.stop();
        }
    }

    /** The disk has it, the page knows that, the broker has never heard of it: there the process dies. */
    @Test
    void what_was_kept_before_a_kill_is_published_after_it_once_and_in_order() {
        var turns = IntStream.range(0, 5).mapToObj(each -> TurnId.fresh()).toList();
        try (var agent = agent()) {
            hears(Presence.State.BORN, 1);
            broker.close();
            try (var page = agent.page()) {
                turns.forEach(turn -> takes(page, turn));
                agent.kill();
            }
        }
        broker.start();
        far = new FarSide(broker);
        var last = TurnId.fresh();
        try (var agent = agent();
                var page = agent.page()) {
            turns.forEach(turn -> takes(page, turn));
            takes(page, last);

            far.hears(Channel.EVENT, Event.class, event -> event.epoch() == 2);
            var heard =
                    far.heard(Channel.EVENT, Event.class).stream().distinct().toList();
            assertThat(heard).extracting(Event::epoch).containsExactly(1L, 1L, 1L, 1L, 1L, 2L);
            assertThat(heard).extracting(Event::number).containsExactly(1L, 2L, 3L, 4L, 5L, 1L);
            assertThat(heard)
                    .map(KilledAgentTest::turn)
                    .startsWith(turns.toArray(TurnId[]::new))
                    .endsWith(last);

            far.says(Channel.ACK, new Ack(1, 5));
            far.says(Channel.ACK, new Ack(2, 1));
            takes(page, turns.getFirst());
            far.hears(Channel.STATUS, Status.class, status -> status.link().queuedEvents() == 0);
            assertThat(far.heard(Channel.EVENT, Event.class).stream().distinct())
                    .hasSize(6);
        }
    }

    private List<Presence> presences() {
        return far.heard(Channel.PRESENCE, Presence.class);
    }

    private static TurnId turn(Event event) {
        return event.body() instanceof Event.TurnTaken taken ? taken.turn() : TurnId.fresh();
    }

    /** Returns when the page knows that it is kept. */
    private static void takes(Page page, TurnId turn) {
        var citizen = new Citizen("Nguyễn Thị Thử", null, null, null, null, null, null, Citizen.Evidence.TYPED);
        page.says(new PageMessage.TakeTurn(
                turn,
                "vi",
                citizen,
                new Standing(Standing.Kind.SELF, null),
                new Matter(Matter.Kind.PETITION, "Đường ngập"),
                READ_AT));
        page.hears(AgentMessage.Kept.class, kept -> kept.turn().equals(turn));
    }
}
