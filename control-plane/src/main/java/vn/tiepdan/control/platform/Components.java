package vn.tiepdan.control.platform;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.List;
import vn.tiepdan.wire.Finding;

/** Asks every {@link Component} how it is; whoever does not answer in time, or fails, is down. */
@ApplicationScoped
public class Components {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String MEND = "Look at the control plane's log.";

    private final Instance<Component> components;

    Components(@Any Instance<Component> components) {
        this.components = components;
    }

    public Uni<List<Component.Condition>> conditions() {
        return Multi.createFrom()
                .iterable(components)
                .onItem()
                .transformToUniAndConcatenate(Components::ask)
                .collect()
                .asList();
    }

    private static Uni<Component.Condition> ask(Component component) {
        return component
                .condition()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(
                        () -> down(component, "no-answer", "did not answer within " + PATIENCE.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> down(component, "defect", String.valueOf(failure.getMessage())));
    }

    private static Component.Condition down(Component component, String code, String evidence) {
        return Component.Condition.down(component.getClass().getSimpleName(), Finding.of(code), evidence, MEND);
    }
}
