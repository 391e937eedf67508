package vn.tiepdan.control.audit.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.audit.Actor;
import vn.tiepdan.control.audit.AuditLog;
import vn.tiepdan.control.audit.Counted;
import vn.tiepdan.control.audit.Shows;
import vn.tiepdan.control.platform.Right;

/**
 * Stands behind every address, whichever feature answers there: what shows personal data leaves when the log has the line about it. A
 * transaction of its own, because the answer is made and the one that read for it is over; if it fails the answer becomes a problem.
 */
class ViewLog {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    /** What somebody writes into an address must not bring anything else into the log. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    private static final Uni<Void> NOTHING = Uni.createFrom().voidItem();

    private final AuditLog audit;
    private final Parts parts;
    private final SecurityIdentity caller;

    ViewLog(AuditLog audit, Parts parts, SecurityIdentity caller) {
        this.audit = audit;
        this.parts = parts;
        this.caller = caller;
    }

    @ServerResponseFilter
    Uni<Void> note(
            @Nullable ResourceInfo asked,
            UriInfo address,
            HttpServerRequest connection,
            ContainerResponseContext response) {
        if (asked == null || asked.getResourceMethod() == null || !isShowing(response)) {
            return NOTHING;
        }
        var shows = asked.getResourceMethod().getAnnotation(Shows.class);
        if (shows != null) {
            return written(shows, address, connection, response.getEntity());
        }
        if (Right.arePersonal(Right.askedFor(asked.getResourceClass(), asked.getResourceMethod()))) {
            throw new IllegalStateException(
                    asked.getResourceMethod() + " shows personal data and does not say so with @Shows");
        }
        return NOTHING;
    }

    private static boolean isShowing(ContainerResponseContext response) {
        return response.hasEntity()
                && Response.Status.Family.familyOf(response.getStatus()) == Response.Status.Family.SUCCESSFUL;
    }

    private Uni<Void> written(Shows shows, UriInfo address, HttpServerRequest connection, Object shown) {
        var person = caller.getPrincipal().getName();
        var subject = subject(shows, address);
        if (shows.inParts()) {
            var view = new Parts.View(person, connection.remoteAddress().hostAddress(), shows.value(), subject);
            return parts.noted(view, () -> add(person, shows, subject, "from " + view.from()));
        }
        var detail = Stream.concat(
                        narrowing(shows, address), count(shown).stream().map(it -> it + " shown"))
                .collect(Collectors.joining(" "));
        return add(person, shows, subject, detail);
    }

    private Uni<Void> add(String person, Shows shows, String subject, String detail) {
        return audit.add(new AuditLog.Deed(Actor.account(person), shows.value(), subject, detail));
    }

    private static String subject(Shows shows, UriInfo address) {
        return PARAMETER
                .matcher(shows.subject())
                .replaceAll(it ->
                        harmless(Optional.ofNullable(address.getPathParameters().getFirst(it.group(1)))
                                .or(() -> query(address, it.group(1)))
                                .orElse("")));
    }

    private static Stream<String> narrowing(Shows shows, UriInfo address) {
        return Stream.of(shows.narrowedBy())
                .flatMap(name -> query(address, name).stream().map(value -> name + "=" + harmless(value)));
    }

    private static Optional<String> query(UriInfo address, String name) {
        return Optional.ofNullable(address.getQueryParameters().getFirst(name));
    }

    private static String harmless(String value) {
        return HARMLESS.matcher(value).matches() ? value : "?";
    }

    private static Optional<Integer> count(Object shown) {
        return switch (shown) {
            case Collection<?> all -> Optional.of(all.size());
            case Counted page -> Optional.of(page.howMany());
            default -> Optional.empty();
        };
    }
}
