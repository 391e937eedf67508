package vn.tiepdan.agent.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;
import vn.tiepdan.wire.Event;
import vn.tiepdan.wire.Wire;
import vn.tiepdan.wire.WireException;

/** The rows of events that wait. */
final class QueuedEvents {
    private static final Logger LOG = Logger.getLogger(QueuedEvents.class);

    private QueuedEvents() {}

    /** One that cannot be read must not hold up those behind it. */
    static Optional<Event> read(byte[] payload) {
        try {
            return Optional.of(Wire.read(payload, Event.class));
        } catch (WireException unreadable) {
            LOG.errorf("an event in the queue cannot be read: %s", unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** The same event under another number. */
    static void replace(Connection database, Event old, Event next) {
        try (var update = database.prepareStatement(
                "UPDATE event SET epoch = ?, number = ?, payload = ? WHERE epoch = ? AND number = ?")) {
            update.setLong(1, next.epoch());
            update.setLong(2, next.number());
            update.setBytes(3, Wire.write(next));
            update.setLong(4, old.epoch());
            update.setLong(5, old.number());
            update.executeUpdate();
        } catch (SQLException broken) {
            throw new StoreFailed("cannot count an event anew", broken);
        }
    }
}
