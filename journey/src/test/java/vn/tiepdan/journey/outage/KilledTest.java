package vn.tiepdan.journey.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tiepdan.journey.outage.Blow.Moment;
import vn.tiepdan.journey.outage.Blow.Victim;
import vn.tiepdan.journey.stack.Api;
import vn.tiepdan.journey.stack.Ports;
import vn.tiepdan.journey.stack.Stack;

/** Kill -9 between any two steps from the page's touch to the committed ticket: each turn counts exactly once. */
@NullUnmarked
class KilledTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final long SEED = 20_261_125;
    private static final int IN_ONE_BREATH = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private Stack stack;
    private KioskPage page;
    private Api api;
    private LocalDate firstDay;

    @BeforeEach
    void start() {
        firstDay = LocalDate.now(VIETNAM);
        stack = new Stack(ROOT, folder, Ports.free(), Map.of(), line -> {}).start();
        api = stack.api("ADMINISTRATOR");
        page = new KioskPage(stack.kioskPage());
        page.open();
    }

    @AfterEach
    void stop() {
        if (page != null) {
            page.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    static List<Blow> blows() {
        var chance = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var chosen = Stream.of(Moment.values()).map(moment -> Blow.to(Victim.KIOSK_AGENT, moment));
        var random = Stream.generate(() -> any(Victim.KIOSK_AGENT, chance)).limit(3);
        var costly = Stream.of(
                Blow.to(Victim.CONTROL_PLANE, Moment.FIRST_COMMITTED),
                any(Victim.CONTROL_PLANE, chance),
                any(Victim.BOTH, chance));
        return Stream.of(chosen, random, costly).flatMap(it -> it).toList();
    }

    private static Blow any(Victim victim, RandomGenerator chance) {
        var moments = Moment.values();
        return new Blow(victim, moments[chance.nextInt(moments.length)], Duration.ofMillis(chance.nextLong(40)));
    }

    @Test
    void eachTurnCountsExactlyOnceWheneverAProcessIsKilled() {
        long starts = 1;
        for (var blow : blows()) {
            strike(blow);
            starts += blow.victim().kiosk() ? 1 : 0;
        }

        await("every turn to be committed", () -> committed().containsAll(page.names()));
        await(
                "the agent's queue to be empty",
                () -> kiosk().at("/status/link/queuedEvents").asInt(-1) == 0);
        assertThat(committed()).containsExactlyInAnyOrderElementsOf(page.names());
        days().forEach(day -> assertThat(tickets(day))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, tickets(day).size()).boxed().toList()));
        assertThat(kiosk().at("/presence/epoch").asLong()).isEqualTo(starts);
        assertThat(api.get("/devices"))
                .hasSize(2)
                .allSatisfy(device -> assertThat(pastOf(device))
                        .as(device.path("role").asText())
                        .contains("ONLINE")
                        .doesNotContain("OFFLINE"));
    }

    /** Everything that was ever believed of it: whoever is killed comes back before anybody may call it offline. */
    private List<String> pastOf(com.fasterxml.jackson.databind.JsonNode device) {
        return api.get("/devices/" + device.path("id").asText() + "/presence?limit=200")
                .findValuesAsText("state");
    }

    private void strike(Blow blow) {
        var names = IntStream.range(0, IN_ONE_BREATH)
                .mapToObj(i -> "Người thử " + (page.names().size() + i + 1))
                .toList();
        if (blow.moment() == Moment.BEFORE_THEY_ARE_SAID) {
            kill(blow.victim());
        }
        names.forEach(page::take);
        if (blow.moment() != Moment.BEFORE_THEY_ARE_SAID) {
            await(blow.toString(), () -> switch (blow.moment()) {
                case BEFORE_THEY_ARE_SAID, ALL_SAID -> true;
                case FIRST_KEPT -> !page.kept(names).isEmpty();
                case ALL_KEPT -> page.kept(names).size() == names.size();
                case FIRST_COMMITTED -> names.stream().anyMatch(new HashSet<>(committed())::contains);
            });
            LockSupport.parkNanos(blow.after().toNanos());
            kill(blow.victim());
        }
        revive(blow.victim());
        names.forEach(page::take);
        await(
                "the agent to keep every turn after " + blow,
                () -> page.kept(names).size() == names.size());
    }

    private void kill(Victim victim) {
        if (victim.kiosk()) {
            stack.kiosk().kill();
        }
        if (victim.controlPlane()) {
            stack.controlPlane().kill();
        }
    }

    private void revive(Victim victim) {
        if (victim.controlPlane()) {
            stack.startControlPlane();
            api = stack.api("ADMINISTRATOR");
        }
        if (victim.kiosk()) {
            stack.startKiosk();
            page.open();
        }
    }

    private List<String> committed() {
        var names = new ArrayList<String>();
        days().forEach(day -> api.get("/sessions?date=" + day)
                .forEach(row -> names.add(row.path("name").asText())));
        return names;
    }

    private List<Integer> tickets(LocalDate day) {
        var tickets = new ArrayList<Integer>();
        api.get("/sessions?date=" + day)
                .forEach(row -> tickets.add(row.path("ticket").asInt()));
        tickets.sort(null);
        return tickets;
    }

    /** A run over midnight has two days, each with tickets from 1. */
    private List<LocalDate> days() {
        return firstDay.datesUntil(LocalDate.now(VIETNAM).plusDays(1)).toList();
    }

    private com.fasterxml.jackson.databind.JsonNode kiosk() {
        for (var device : api.get("/devices")) {
            if (device.path("role").asText().equals("kiosk")) {
                return api.get("/devices/" + device.path("id").asText());
            }
        }
        throw new AssertionError("the fleet has no kiosk");
    }

    private static void await(String what, BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waiting for " + what).isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
