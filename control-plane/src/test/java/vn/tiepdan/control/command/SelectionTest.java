package vn.tiepdan.control.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.body.Tree;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Role;

/** Two communes below a city; in each a kiosk and a room. */
class SelectionTest {
    private static final List<Device> DEVICES = List.of(
            device("k-1111111111", "one-office", Role.KIOSK),
            device("r-1111111111", "one-office", Role.ROOM),
            device("k-2222222222", "two-office", Role.KIOSK),
            device("r-2222222222", "two-office", Role.ROOM));

    private int asked;
    private final Selection selection = new Selection(new Fleet(), new Places());

    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', k-1 r-1 k-2 r-2",
        "city, '', '', '', k-1 r-1 k-2 r-2",
        "one, '', '', '', k-1 r-1",
        "'', two-office, '', '', k-2 r-2",
        "'', '', KIOSK, '', k-1 k-2",
        "one, '', ROOM, '', r-1",
        "one, two-office, '', '', ''",
        "'', '', '', k-1 r-2, k-1 r-2",
        "one, '', '', k-1 r-2, k-1",
        "'', '', KIOSK, r-2, ''"
    })
    void a_filter_means_what_fits_all_of_it(String body, String site, String role, String among, String found) {
        var wanted = ids(found);

        assertThat(meant(body, site, role, among, wanted.size(), Reach.EVERYTHING))
                .isEqualTo(wanted);
        assertThat(asked).as("one query for the devices").isEqualTo(1);
    }

    @Test
    void what_is_out_of_reach_is_not_meant() {
        var reach = new Reach.Within(Set.of(new BodyId("one")), Set.of(new SiteId("one-office")), Set.of());

        assertThat(meant("", "", "", "k-1 k-2", 1, reach)).isEqualTo(ids("k-1"));
    }

    @Test
    void another_number_than_was_seen_means_nothing() {
        assertThatThrownBy(() -> meant("one", "", "", "", 3, Reach.EVERYTHING))
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().type()).isEqualTo("/problems/selection-changed"));
    }

    private Set<DeviceId> meant(String body, String site, String role, String among, int expected, Reach reach) {
        var filter = new Selection.Filter(
                given(body).map(BodyId::new),
                given(site).map(SiteId::new),
                given(role).map(Role::valueOf),
                given(among).map(SelectionTest::ids),
                expected);
        return selection.of(filter, reach).await().indefinitely();
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static Set<DeviceId> ids(String names) {
        return Stream.of(names.split(" "))
                .filter(it -> !it.isEmpty())
                .map(it -> new DeviceId(it + it.substring(2).repeat(9)))
                .collect(Collectors.toSet());
    }

    private static Device device(String id, String site, Role role) {
        return new Device(new DeviceId(id), new SiteId(site), role, id, Instant.EPOCH);
    }

    private final class Fleet implements Devices {
        @Override
        public Uni<List<Device>> withRole(Set<Role> roles) {
            asked++;
            return Uni.createFrom()
                    .item(DEVICES.stream()
                            .filter(it -> roles.contains(it.role()))
                            .toList());
        }

        @Override
        public Uni<Optional<Device>> find(DeviceId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Device>> find(Set<DeviceId> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Boolean> ready(DeviceId id) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Places implements Bodies {
        private static final Tree TREE = new Tree(
                List.of(
                        body("city", Optional.empty()),
                        body("one", Optional.of("city")),
                        body("two", Optional.of("city"))),
                List.of(office("one"), office("two")));

        private static Body body(String id, Optional<String> parent) {
            return new Body(new BodyId(id), id, id, parent.map(BodyId::new), Body.Term.ALWAYS);
        }

        private static Site office(String body) {
            return new Site(new SiteId(body + "-office"), new BodyId(body), body, body, "");
        }

        @Override
        public Uni<Tree> now() {
            return Uni.createFrom().item(TREE);
        }

        @Override
        public Uni<Tree> at(Instant moment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<List<Body>> all() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Map<Set<BodyId>, Reach>> reaches(Set<Set<BodyId>> tops) {
            throw new UnsupportedOperationException();
        }
    }
}
