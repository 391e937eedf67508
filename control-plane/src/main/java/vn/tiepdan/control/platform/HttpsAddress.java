package vn.tiepdan.control.platform;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** HTTP stays on this machine; HTTPS listens where devices and other machines can reach it. */
@ApplicationScoped
class HttpsAddress implements HttpServerOptionsCustomizer {
    private final String host;

    HttpsAddress(@ConfigProperty(name = "tiepdan.https.host") String host) {
        this.host = host;
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        options.setHost(host);
    }
}
