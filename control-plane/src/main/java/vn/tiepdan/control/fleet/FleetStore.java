package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.RequestId;
import vn.tiepdan.wire.Role;
import vn.tiepdan.wire.Status;

/** What is kept of the fleet. Every method takes part in the caller's transaction. */
public interface FleetStore {
    /**
     * A device with the last that is known of it.
     *
     * @param evident     whether it is there, from evidence alone
     * @param maintenance the work on it that runs now
     */
    record Known(
            Device device,
            DevicePresence evident,
            Optional<Maintenance> maintenance,
            Optional<Status> status,
            List<Alarm> alarms) {
        public Known {
            alarms = List.copyOf(alarms);
        }

        /** Whether it is there, as people shall see it. */
        public DevicePresence presence() {
            return maintenance.map(evident::during).orElse(evident);
        }

        public Readiness readiness() {
            return Readiness.of(this);
        }

        /** Everything that needs a person now, oldest first: what was raised, and a store that cannot even keep that. */
        public List<Alarm> needsSomebody() {
            return Stream.concat(
                            alarms.stream(),
                            status
                                    .flatMap(Alarm::ofStore)
                                    .filter(store -> alarms.stream()
                                            .noneMatch(it -> it.name().equals(store.name())
                                                    && it.finding().equals(store.finding())))
                                    .stream())
                    .sorted(Comparator.comparing(Alarm::since))
                    .toList();
        }
    }

    Uni<Void> insert(Device device);

    Uni<Optional<Device>> find(DeviceId id);

    /** Of these; who is a stranger is left out. */
    Uni<List<Device>> find(Set<DeviceId> ids);

    /** Of any of these roles, by their ids. */
    Uni<List<Device>> withRole(Set<Role> roles);

    Uni<List<Known>> all();

    Uni<Optional<Known>> known(DeviceId id);

    /** Of these, in the order of {@link #all()}; who is a stranger is left out. */
    Uni<List<Known>> known(Set<DeviceId> ids);

    Uni<Optional<Reply>> answerOf(DeviceId id, RequestId request);

    Uni<Void> saveAnswer(DeviceId id, Reply reply, Instant at);

    Uni<Integer> forgetAnswersBefore(Instant moment);
}
