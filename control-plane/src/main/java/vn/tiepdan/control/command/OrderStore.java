package vn.tiepdan.control.command;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tiepdan.wire.CommandId;
import vn.tiepdan.wire.DeviceId;

/** What is kept of the commands that people issue. Every method takes part in the caller's transaction. */
public interface OrderStore {
    /** @param type media type */
    record File(String type, byte[] content) {}

    /** Those of these devices that exist, each locked against others who issue, until the transaction ends. */
    Uni<List<DeviceId>> lockDevices(Set<DeviceId> devices);

    /** What is under way on these devices. */
    Uni<List<Order>> underWay(Set<DeviceId> devices);

    /** What this person has issued with this key already. */
    Uni<List<Order>> withKey(String by, String key);

    Uni<Void> insert(List<Order> orders);

    Uni<Optional<Order>> find(CommandId id);

    /** Locked until the transaction ends. */
    Uni<Optional<Order>> lock(CommandId id);

    Uni<Void> agree(CommandId id, String by, Instant at, Instant expiresAt);

    Uni<Void> withdraw(CommandId id, String by, Instant at);

    /** Newest first; of one device, or of all. */
    Uni<List<Order>> newest(Optional<DeviceId> device, boolean onlyUnderWay, int atMost);

    /** Keeps the file that this device gives for its command; false when it has no such command under way. */
    Uni<Boolean> keepFile(CommandId id, DeviceId device, File file);

    Uni<Optional<File>> file(CommandId id);

    /** Deletes the files of commands that are older. */
    Uni<Integer> forgetFilesBefore(Instant moment);
}
