package vn.tiepdan.control.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tiepdan.control.fleet.Incident.Kind.LINE;
import static vn.tiepdan.control.fleet.Incident.Kind.POWER;
import static vn.tiepdan.control.fleet.Incident.Kind.REGION;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.fleet.Causes.Change.Closed;
import vn.tiepdan.control.fleet.Causes.Change.Grown;
import vn.tiepdan.control.fleet.Causes.Change.Merged;
import vn.tiepdan.control.fleet.Causes.Change.Opened;
import vn.tiepdan.wire.DeviceId;

/** The whole table: what is lost, what is open, and what becomes of it. Sites a and b lie in area north, c in south. */
class CausesTest {
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    private record Case(String name, List<SiteLoss> sites, List<Incident> open, List<Causes.Change> changes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        var lineA = incident(1, LINE, "a", "a1", "a2");
        var lineB = incident(2, LINE, "b", "b1", "b2");
        var region = incident(1, REGION, "north", "a1", "a2", "b1", "b2");
        return Stream.of(
                // nothing open
                new Case("nothing lost", List.of(site("a", 2)), List.of(), List.of()),
                new Case("one of two lost", List.of(site("a", 1, lost("a1", 0))), List.of(), List.of()),
                new Case("the only one of a site lost", List.of(site("a", 0, lost("a1", 0))), List.of(), List.of()),
                new Case(
                        "all of a site lost at once",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 60)), site("b", 1)),
                        List.of(),
                        List.of(new Opened(LINE, "a", AT, devices("a1", "a2")))),
                new Case(
                        "all of a site lost, but not at once",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 61))),
                        List.of(),
                        List.of()),
                new Case(
                        "all of a site lost, and it ran on battery",
                        List.of(onBattery("a", 0, lost("a1", 0), lost("a2", 9))),
                        List.of(),
                        List.of(new Opened(POWER, "a", AT, devices("a1", "a2")))),
                new Case(
                        "the only one of a site lost, and it ran on battery",
                        List.of(onBattery("a", 0, lost("a1", 0))),
                        List.of(),
                        List.of(new Opened(POWER, "a", AT, devices("a1")))),
                new Case(
                        "one of two lost, and it ran on battery",
                        List.of(onBattery("a", 1, lost("a1", 0))),
                        List.of(),
                        List.of(new Opened(POWER, "a", AT, devices("a1")))),
                new Case("on battery, and all are there", List.of(onBattery("a", 2)), List.of(), List.of()),
                new Case(
                        "one was away long before the others",
                        List.of(site("a", 0, lost("a0", -9_000), lost("a1", 0), lost("a2", 60))),
                        List.of(),
                        List.of(new Opened(LINE, "a", AT, devices("a1", "a2")))),
                new Case(
                        "two sites of an area at once, although one ran on battery",
                        List.of(site("a", 0, lost("a1", 0)), onBattery("b", 0, lost("b1", 60))),
                        List.of(),
                        List.of(new Opened(REGION, "north", AT, devices("a1", "b1")))),
                new Case(
                        "two sites of an area, but not at once",
                        List.of(site("a", 0, lost("a1", 0)), site("b", 0, lost("b1", 61))),
                        List.of(),
                        List.of()),
                new Case(
                        "two sites of two areas at once",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 0)), site("c", 0, lost("c1", 0), lost("c2", 0))),
                        List.of(),
                        List.of(
                                new Opened(LINE, "a", AT, devices("a1", "a2")),
                                new Opened(LINE, "c", AT, devices("c1", "c2")))),
                // one open
                new Case(
                        "the same again",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 0))),
                        List.of(lineA),
                        List.of()),
                new Case("one is back", List.of(site("a", 1, lost("a1", 0))), List.of(lineA), List.of()),
                new Case("all are back", List.of(site("a", 2)), List.of(lineA), List.of(new Closed(lineA))),
                new Case(
                        "all are back and another site is lost",
                        List.of(site("a", 2), site("b", 0, lost("b1", 0), lost("b2", 0))),
                        List.of(lineA),
                        List.of(new Closed(lineA), new Opened(LINE, "b", AT, devices("b1", "b2")))),
                new Case(
                        "one more of the site",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 0), lost("a3", 9))),
                        List.of(lineA),
                        List.of(new Grown(incident(1, LINE, "a", "a1", "a2", "a3")))),
                new Case(
                        "it turns out to be the power",
                        List.of(onBattery("a", 0, lost("a1", 0), lost("a2", 0))),
                        List.of(lineA),
                        List.of(new Grown(incident(1, POWER, "a", "a1", "a2")))),
                new Case(
                        "it was the power, and stays so when the one with the battery is back",
                        List.of(site("a", 0, lost("a1", 0), lost("a3", 0))),
                        List.of(incident(1, POWER, "a", "a1", "a2")),
                        List.of(new Grown(incident(1, POWER, "a", "a1", "a2", "a3")))),
                new Case(
                        "a second site of the area goes: it is the region",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 0)), site("b", 0, lost("b1", 9), lost("b2", 9))),
                        List.of(lineA),
                        List.of(new Grown(region))),
                new Case(
                        "a site of another area goes much later",
                        List.of(
                                site("a", 0, lost("a1", 0), lost("a2", 0)),
                                site("c", 0, lost("c1", 900), lost("c2", 900))),
                        List.of(lineA),
                        List.of(new Opened(LINE, "c", AT.plusSeconds(900), devices("c1", "c2")))),
                // two open
                new Case(
                        "two that turn out to be one",
                        List.of(site("a", 0, lost("a1", 0), lost("a2", 0)), site("b", 0, lost("b1", 9), lost("b2", 9))),
                        List.of(lineB, lineA),
                        List.of(new Grown(region), new Merged(lineB, 1))),
                new Case(
                        "a region of which one site is back",
                        List.of(site("a", 2), site("b", 0, lost("b1", 0), lost("b2", 0))),
                        List.of(region),
                        List.of()),
                new Case(
                        "a region that is back",
                        List.of(site("a", 2), site("b", 2)),
                        List.of(region),
                        List.of(new Closed(region))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_cause_is_one_incident(Case it) {
        assertThat(Causes.judge(it.sites, it.open)).containsExactlyInAnyOrderElementsOf(it.changes);
    }

    private static SiteLoss site(String name, int present, SiteLoss.Lost... lost) {
        return new SiteLoss(name, name.equals("c") ? "south" : "north", List.of(lost), present, false);
    }

    private static SiteLoss onBattery(String name, int present, SiteLoss.Lost... lost) {
        return new SiteLoss(name, "north", List.of(lost), present, true);
    }

    private static SiteLoss.Lost lost(String device, int second) {
        return new SiteLoss.Lost(id(device), AT.plusSeconds(second));
    }

    private static Incident incident(long id, Incident.Kind kind, String place, String... devices) {
        return new Incident(id, kind, place, AT, devices(devices));
    }

    private static Set<DeviceId> devices(String... names) {
        return Stream.of(names).map(CausesTest::id).collect(Collectors.toSet());
    }

    private static DeviceId id(String name) {
        return new DeviceId("kiosk-" + name);
    }
}
