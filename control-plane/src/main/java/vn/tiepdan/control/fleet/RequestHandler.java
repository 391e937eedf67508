package vn.tiepdan.control.fleet;

import io.smallrye.mutiny.Uni;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;

/** A feature that answers requests of devices. Exactly one handler answers each kind. */
public interface RequestHandler {
    boolean answers(Request.Body body);

    /** {@link vn.tiepdan.control.platform.Refused} becomes {@link Reply.Refused}. */
    Uni<Reply> answer(DeviceId device, Request request);
}
