package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.Bodies;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.body.Tree;
import vn.tiepdan.control.fleet.Device;
import vn.tiepdan.control.fleet.Devices;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;
import vn.tiepdan.wire.Role;

/** Whether the rooms, places and people of a plan are the body's own, on that day: a merger may lie between today and then. */
@ApplicationScoped
class Stations {
    private final Bodies bodies;
    private final Devices devices;
    private final Positions positions;

    Stations(Bodies bodies, Devices devices, Positions positions) {
        this.bodies = bodies;
        this.devices = devices;
        this.positions = positions;
    }

    /** Fails with {@link Refused} at the member of the plan that is not. */
    Uni<Void> demand(Plan plan) {
        return bodies.at(plan.opens())
                .invoke(tree -> demandPlaces(plan, tree))
                .chain(tree -> devices.find(
                                plan.desks().stream().map(Desk::room).collect(Collectors.toSet()))
                        .invoke(found -> demandRooms(plan, tree, found)))
                .chain(() -> demandPeople(plan));
    }

    /** As what somebody receives there. Fails with {@link Refused} at {@code presided} for who may not. */
    Uni<Position> position(Plan plan, String account) {
        return positions
                .of(account, plan.body(), plan.date())
                .map(found -> found.orElseThrow(() -> new Refused(Problem.atField(
                        "plan-wrong",
                        "That cannot be",
                        account + " could not receive for this body on that day. Choose who really presided.",
                        "presided"))));
    }

    private static void demandPlaces(Plan plan, Tree tree) {
        if (tree.body(plan.body()).filter(it -> it.term().holds(plan.opens())).isEmpty()) {
            throw wrong("body", "There is no such body on that day. Choose one of the list.");
        }
        var below = tree.subtree(plan.body());
        for (var site : plan.sites()) {
            if (tree.site(site).filter(it -> below.contains(it.body())).isEmpty()) {
                throw wrong(
                        "sites", "The place " + site + " belongs to another body on that day. Choose one of the list.");
            }
        }
    }

    private static void demandRooms(Plan plan, Tree tree, List<Device> found) {
        var rooms = found.stream()
                .filter(it -> it.role() == Role.ROOM)
                .filter(it -> isOwn(it.site(), plan.body(), tree))
                .map(Device::id)
                .collect(Collectors.toSet());
        for (var desk : plan.desks()) {
            if (!rooms.contains(desk.room())) {
                throw wrong(
                        "desks",
                        desk.room() + " is no reception room of this body on that day. Choose one of the list.");
            }
        }
    }

    private Uni<Void> demandPeople(Plan plan) {
        var last = Uni.createFrom().voidItem();
        for (var desk : plan.desks()) {
            last = last.chain(() -> positions
                    .of(desk.official(), plan.body(), plan.date())
                    .invoke(position -> {
                        if (position.isEmpty()) {
                            throw wrong(
                                    "desks",
                                    desk.official()
                                            + " may not receive for this body on that day. Give them the role, or"
                                            + " choose somebody else.");
                        }
                    })
                    .replaceWithVoid());
        }
        return last;
    }

    private static boolean isOwn(SiteId site, BodyId body, Tree tree) {
        return tree.site(site).filter(it -> it.body().equals(body)).isPresent();
    }

    private static Refused wrong(String field, String detail) {
        return new Refused(Problem.atField("plan-wrong", "The day cannot be planned like that", detail, field));
    }
}
