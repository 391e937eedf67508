package vn.tiepdan.agent;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** The only place that knows the time; everybody else is given a {@link Clock}. */
final class Clocks {
    @Produces
    @DefaultBean
    @ApplicationScoped
    Clock system() {
        return Clock.systemUTC();
    }
}
