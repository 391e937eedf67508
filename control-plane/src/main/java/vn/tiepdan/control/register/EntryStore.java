package vn.tiepdan.control.register;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.wire.SessionId;

/** Where register entries are kept. Every method takes part in the caller's transaction. */
public interface EntryStore {
    /** The next number; the counter stays locked until the transaction ends and goes back with it. */
    Uni<Integer> nextNumber(BodyId body, int year);

    Uni<Void> insert(Register.Entry entry);

    Uni<Optional<Register.Entry>> of(SessionId session);

    /** Newest first. */
    Uni<List<Register.Entry>> list(BodyId body, int year, int offset, int limit);

    Uni<Long> count(BodyId body, int year);
}
