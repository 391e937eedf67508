package vn.tiepdan.control.reception;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import vn.tiepdan.control.fleet.RequestHandler;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Reply;
import vn.tiepdan.wire.Request;

/** What devices ask of a reception. */
@ApplicationScoped
class RoomRequests implements RequestHandler {
    private final Sessions sessions;
    private final Views views;

    RoomRequests(Sessions sessions, Views views) {
        this.sessions = sessions;
        this.views = views;
    }

    @Override
    public boolean answers(Request.Body body) {
        return switch (body) {
            case Request.ShowView _, Request.OpenSession _, Request.CloseSession _ -> true;
        };
    }

    @Override
    public Uni<Reply> answer(DeviceId device, Request request) {
        return switch (request.body()) {
            case Request.ShowView _ -> views.show(device).replaceWith(new Reply.Done(request.id()));
            case Request.OpenSession(var session) ->
                sessions.open(device, session)
                        .map(invitation -> new Reply.Opened(request.id(), invitation, views.version()));
            case Request.CloseSession close -> sessions.close(device, close).replaceWith(new Reply.Done(request.id()));
        };
    }
}
