package vn.tiepdan.control.platform.rest;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import vn.tiepdan.control.platform.Problem;

/** What HTTP itself refuses, before a use case is asked. */
final class HttpProblem {
    private static final String CONTRACT = "See /q/openapi for what this API understands.";

    private HttpProblem() {}

    static Problem of(WebApplicationException refused) {
        int status = refused.getResponse().getStatus();
        return switch (status) {
            case 400 -> unreadableBody();
            // A parameter that cannot be converted is "not found" to JAX-RS; nobody would look for the mistake there.
            case 404 -> refused instanceof NotFoundException && refused.getCause() != null ? parameter() : noAddress();
            case 405 -> Problem.of(405, "wrong-method", "This address has no such method", CONTRACT);
            case 406 -> Problem.of(406, "no-such-format", "This address has no such format", CONTRACT);
            case 413 -> Problem.of(413, "body-too-large", "The body is too large", "Send less; the limit is 1 MB.");
            case 415 ->
                Problem.of(
                        415,
                        "wrong-content-type",
                        "The body has a type that is not understood here",
                        "Send application/json with the header Content-Type. " + CONTRACT);
            default -> Problem.of(status, "request-refused", "The request was refused", CONTRACT);
        };
    }

    private static Problem noAddress() {
        return Problem.of(404, "no-such-address", "There is nothing at this address", CONTRACT);
    }

    static Problem unreadableBody() {
        return Problem.of(
                400, "unreadable-body", "The body cannot be read", "Send one JSON document in UTF-8. " + CONTRACT);
    }

    static Problem notSignedIn() {
        return Problem.of(
                401,
                "not-signed-in",
                "Nobody is signed in",
                "Sign in (POST /api/v1/sign-in) and send its cookie with the request.");
    }

    static Problem signInBrokenOff() {
        return Problem.of(
                401,
                "sign-in-broken-off",
                "The sign-in was broken off",
                "What came back from the provider fits no sign-in that this browser has begun. Begin again at the"
                        + " console.");
    }

    static Problem providerAway() {
        return Problem.of(
                503,
                "provider-away",
                "The OIDC provider does not answer",
                "Try again later, or sign in with a local account.");
    }

    static Problem notAllowed() {
        return Problem.of(
                403,
                "not-allowed",
                "Your role may not do this",
                "Ask an administrator, or sign in with an account that has the role.");
    }

    private static Problem parameter() {
        return Problem.of(400, "unreadable-parameter", "A parameter of the address cannot be read", CONTRACT);
    }
}
