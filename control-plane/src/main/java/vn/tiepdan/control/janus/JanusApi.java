package vn.tiepdan.control.janus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The REST transport of Janus (docs: "Plain HTTP REST interface"); the Admin API has the shape of {@link #server}. */
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface JanusApi {
    @POST
    @Path("/")
    Uni<JsonNode> server(ObjectNode request);

    @POST
    @Path("/{session}")
    Uni<JsonNode> session(@PathParam("session") long session, ObjectNode request);

    @POST
    @Path("/{session}/{handle}")
    Uni<JsonNode> handle(@PathParam("session") long session, @PathParam("handle") long handle, ObjectNode request);

    /** Answers with the first event, or with {@code keepalive} after 30 s; an array when {@code maxev} is above 1. */
    @GET
    @Path("/{session}")
    Uni<JsonNode> poll(
            @PathParam("session") long session, @QueryParam("maxev") int most, @QueryParam("apisecret") String secret);
}
