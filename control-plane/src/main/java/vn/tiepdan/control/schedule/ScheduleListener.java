package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;

/** Another feature that something follows for when a reception day changes. Every CDI bean of this type is told, in the transaction. */
public interface ScheduleListener {
    /**
     * May fail with {@link vn.tiepdan.control.platform.Refused} when what was promised for that day would be broken in silence.
     *
     * @param before as it was committed
     * @param by     account name
     */
    Uni<Void> changing(ReceptionDay before, ReceptionDay after, String by);
}
