package vn.tiepdan.control.platform.rest;

import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
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

    /** Bean validation: the first wrong field is named. */
    @ServerExceptionMapper
    RestResponse<Problem> invalid(ConstraintViolationException invalid) {
        var first = invalid.getConstraintViolations().iterator().next();
        var path = first.getPropertyPath().toString();
        var field = path.substring(path.lastIndexOf('.') + 1);
        return answer(Problem.atField(
                "invalid-input", "The input is not valid", field + " " + first.getMessage() + ".", field));
    }

    /** What the framework refuses: no such address, a wrong method, a body that is no JSON. */
    @ServerExceptionMapper
    RestResponse<Problem> http(WebApplicationException refused) {
        var status = Response.Status.fromStatusCode(refused.getResponse().getStatus());
        var title = status == null ? "The request was refused" : status.getReasonPhrase();
        var word = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        return answer(Problem.of(
                refused.getResponse().getStatus(), word, title, "See /q/openapi for what this API understands."));
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

    private static RestResponse<Problem> answer(Problem problem) {
        return RestResponse.ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .build();
    }
}
