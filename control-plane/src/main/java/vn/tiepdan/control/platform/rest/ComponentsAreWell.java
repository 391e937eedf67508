package vn.tiepdan.control.platform.rest;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import vn.tiepdan.control.platform.Component;
import vn.tiepdan.control.platform.Components;

/**
 * Tells machines what the system page tells people. Wellness and not readiness: without a media server everything but calls
 * works, and nobody must take the control plane out of service for it.
 */
@Wellness
@ApplicationScoped
class ComponentsAreWell implements AsyncHealthCheck {
    private final Components components;

    ComponentsAreWell(Components components) {
        this.components = components;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return components.conditions().map(ComponentsAreWell::told);
    }

    private static HealthCheckResponse told(List<Component.Condition> conditions) {
        var response = HealthCheckResponse.named("components")
                .status(conditions.stream().noneMatch(it -> it.state() == Component.State.DOWN));
        conditions.forEach(it -> response.withData(it.name(), sentence(it)));
        return response.build();
    }

    private static String sentence(Component.Condition it) {
        return switch (it.state()) {
            case UP -> "up: " + it.evidence();
            case DEGRADED -> "degraded: " + it.evidence() + ". " + it.mend();
            case DOWN -> "down: " + it.evidence() + ". " + it.mend();
        };
    }
}
