package vn.tiepdan.control.reception.store;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import vn.tiepdan.control.command.Occupation;
import vn.tiepdan.wire.DeviceId;

/** Where somebody is received now: at the kiosk and in the room of every open session. */
@ApplicationScoped
class SessionsAtDevices implements Occupation {
    private static final String OPEN = "select kiosk, room from SessionRow where state = IN_SESSION";

    private final Mutiny.SessionFactory sessions;

    SessionsAtDevices(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Set<DeviceId>> inSession(Set<DeviceId> devices) {
        return sessions.withSession(session ->
                        session.createSelectionQuery(OPEN, Object[].class).getResultList())
                .map(open -> among(devices, open));
    }

    private static Set<DeviceId> among(Set<DeviceId> devices, List<Object[]> open) {
        var busy = open.stream()
                .flatMap(Stream::of)
                .map(id -> new DeviceId((String) id))
                .collect(Collectors.toSet());
        var both = new HashSet<>(devices);
        both.retainAll(busy);
        return both;
    }
}
