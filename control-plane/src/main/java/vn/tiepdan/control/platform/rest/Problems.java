package vn.tiepdan.control.platform.rest;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import vn.tiepdan.control.platform.Problem;
import vn.tiepdan.control.platform.Refused;

/** Every refusal leaves as one problem document; a defect shows its number and nothing of its inside. */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    RestResponse<Problem> refused(Refused refused) {
        return answer(refused.problem());
    }

    /** Bean validation: the first wrong field is named, never what it held. */
    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException invalid) {
        var first = invalid.getConstraintViolations().stream()
                .min(Comparator.comparing(Problems::field))
                .orElseThrow();
        return answer(wrong(field(first), first.getMessage()));
    }

    /** JSON that is none, or that does not fit. Jackson's own words would quote what was sent. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    RestResponse<Problem> unreadable(JacksonException unreadable) {
        var field = unreadable instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("."))
                : "";
        return answer(
                field.isEmpty()
                        ? HttpProblem.unreadableBody()
                        : wrong(field, "must have the form that /q/openapi shows"));
    }

    @ServerExceptionMapper
    RestResponse<Problem> nobody(UnauthorizedException nobody) {
        return answer(HttpProblem.notSignedIn());
    }

    /** The OIDC provider says no, or somebody brings a word that it gave to another. */
    @ServerExceptionMapper({AuthenticationFailedException.class, AuthenticationCompletionException.class})
    RestResponse<Problem> brokenOff(RuntimeException brokenOff) {
        return answer(HttpProblem.signInBrokenOff());
    }

    @ServerExceptionMapper
    RestResponse<Problem> providerAway(OIDCException away) {
        return answer(HttpProblem.providerAway());
    }

    @ServerExceptionMapper
    RestResponse<Problem> forbidden(ForbiddenException forbidden) {
        return answer(HttpProblem.notAllowed());
    }

    /** What the framework refuses: no such address, a wrong method, a body that is no JSON. */
    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException refused) {
        return answer(HttpProblem.of(refused));
    }

    @ServerExceptionMapper
    RestResponse<Problem> defect(RuntimeException defect) {
        var number = UUID.randomUUID().toString();
        LOG.errorf(defect, "defect %s", number);
        return answer(new Problem(
                "/problems/defect",
                "The control plane failed",
                Response.Status.INTERNAL_SERVER_ERROR.getStatusCode(),
                "Try again. If it happens again, give IT this number: " + number + ".",
                Map.of("number", number)));
    }

    private static Problem wrong(String field, String rule) {
        return Problem.atField(
                "invalid-input",
                "The input is not valid",
                field + " " + rule + ". Correct " + field + " and send it again.",
                field);
    }

    private static String field(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static RestResponse<Problem> answer(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .build();
    }
}
