package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Day;
import vn.tiepdan.control.identity.Mandates;
import vn.tiepdan.control.platform.StaffRole;

/** By the roles that people had at exactly that body on that day; who is several things there is the highest of them. */
@ApplicationScoped
class PositionsByMandate implements Positions {
    private static final List<Rank> RANKS = List.of(
            new Rank(StaffRole.HEAD, Position.HEAD),
            new Rank(StaffRole.DEPUTY, Position.DEPUTY),
            new Rank(StaffRole.OFFICIAL, Position.OFFICIAL));

    private final Mandates mandates;

    PositionsByMandate(Mandates mandates) {
        this.mandates = mandates;
    }

    private record Rank(StaffRole role, Position position) {}

    @Override
    public Uni<Optional<Position>> of(String account, BodyId body, LocalDate day) {
        var found = Uni.createFrom().item(Optional.<Position>empty());
        for (var rank : RANKS) {
            found = found.chain(higher -> higher.isPresent()
                    ? Uni.createFrom().item(higher)
                    : holds(account, rank.role, body, day)
                            .map(holds -> holds ? Optional.of(rank.position) : Optional.empty()));
        }
        return found;
    }

    private Uni<Boolean> holds(String account, StaffRole role, BodyId body, LocalDate day) {
        var begins = day.atStartOfDay(Day.ZONE).toInstant();
        var ends = day.plusDays(1).atStartOfDay(Day.ZONE).toInstant();
        return mandates.held(role, body, begins, ends)
                .map(held -> held.stream().anyMatch(it -> it.account().equals(account)));
    }
}
