package vn.tiepdan.control.schedule;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Optional;
import vn.tiepdan.control.body.BodyId;

/** Who is what at a body, also on days that are over. */
public interface Positions {
    /** Empty for somebody who may not receive there on that day. */
    Uni<Optional<Position>> of(String account, BodyId body, LocalDate day);
}
