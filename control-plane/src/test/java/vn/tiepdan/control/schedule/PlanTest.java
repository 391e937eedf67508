package vn.tiepdan.control.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tiepdan.control.schedule.Days.DEPUTY;
import static vn.tiepdan.control.schedule.Days.HEAD;
import static vn.tiepdan.control.schedule.Days.ROOM;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.DeviceId;

class PlanTest {
    private static final DeviceId OTHER = new DeviceId("room-2");

    static Stream<Arguments> wrong() {
        return Stream.of(
                at("desks", it -> it.desks(List.of())),
                at("desks", it -> it.desks(List.of(new Desk(ROOM, HEAD), new Desk(ROOM, DEPUTY)))),
                at("desks", it -> it.desks(List.of(new Desk(ROOM, HEAD), new Desk(OTHER, HEAD)))),
                at("presiding", it -> it.desks(List.of(new Desk(ROOM, DEPUTY)))),
                at("sites", it -> it.sites(Set.of())),
                at("bookable", it -> it.capacity(new Capacity(20, 14))),
                at("occasion", it -> it.kind(Kind.AD_HOC)),
                at("occasion", it -> it.occasion("x".repeat(501))));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void what_cannot_be_is_refused_with_its_field(String field, UnaryOperator<Draft> change) {
        assertThatThrownBy(() -> change.apply(Draft.of(Days.plan("2026-12-03", Kind.PERIODIC)))
                        .plan())
                .isInstanceOfSatisfying(
                        Refused.class, it -> assertThat(it.problem().more()).containsEntry("field", field));
    }

    static Stream<UnaryOperator<Draft>> right() {
        return Stream.of(
                it -> it,
                it -> it.capacity(new Capacity(100, 13)),
                it -> it.capacity(new Capacity(1, 0)),
                it -> it.kind(Kind.AD_HOC).occasion("  mưa lũ "),
                it -> it.desks(List.of(new Desk(ROOM, HEAD), new Desk(OTHER, DEPUTY)))
                        .capacity(new Capacity(26, 26)));
    }

    @ParameterizedTest
    @MethodSource("right")
    void what_can_be_is_taken(UnaryOperator<Draft> change) {
        assertThat(change.apply(Draft.of(Days.plan("2026-12-03", Kind.PERIODIC)))
                        .plan()
                        .desks())
                .isNotEmpty();
    }

    private static Arguments at(String field, UnaryOperator<Draft> change) {
        return Arguments.of(field, change);
    }

    /** A plan of which one member is changed. */
    record Draft(Plan from, List<Desk> desks, Set<SiteId> sites, Capacity capacity, Kind kind, String occasion) {
        static Draft of(Plan plan) {
            return new Draft(plan, plan.desks(), plan.sites(), plan.capacity(), plan.kind(), plan.occasion());
        }

        Draft desks(List<Desk> other) {
            return new Draft(from, other, sites, capacity, kind, occasion);
        }

        Draft sites(Set<SiteId> other) {
            return new Draft(from, desks, other, capacity, kind, occasion);
        }

        Draft capacity(Capacity other) {
            return new Draft(from, desks, sites, other, kind, occasion);
        }

        Draft kind(Kind other) {
            return new Draft(from, desks, sites, capacity, other, occasion);
        }

        Draft occasion(String other) {
            return new Draft(from, desks, sites, capacity, kind, other);
        }

        Plan plan() {
            return new Plan(
                    from.body(), from.date(), kind, from.presiding(), desks, sites, from.hours(), capacity, occasion);
        }
    }
}
