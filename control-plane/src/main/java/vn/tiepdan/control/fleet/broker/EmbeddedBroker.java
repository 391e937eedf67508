package vn.tiepdan.control.fleet.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.fleet.Connections;
import vn.tiepdan.control.platform.Component;
import vn.tiepdan.control.platform.DataFolder;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.Names;
import vn.tiepdan.link.Links;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Finding;

/** Runs the broker inside this process, from before the first channel connects until after the last has left. */
@ApplicationScoped
final class EmbeddedBroker implements Component, Connections {
    private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(5);
    /**
     * How many messages the broker sends us before the first is acknowledged, if we let it: no setting of its own says so, and its
     * 50 would be the largest batch that we could commit at once. It sends nothing more until all of them are acknowledged, and each
     * time that it looks for more it sets aside as many packet identifiers, so more would cost more than it saves.
     */
    private static final int UNDER_WAY = 500;

    /** The link of the channel on which we speak to devices. */
    private static final String TO_DEVICES = "to-devices";

    private static final int BEFORE_CHANNELS = 1;
    private static final int AFTER_CHANNELS = 10_000;

    private final BrokerSettings settings;
    private final DataFolder folder;
    private final Gate gate;
    private final Links links;
    private final Doorway doorway;
    private volatile @Nullable EmbeddedHiveMQ broker;

    EmbeddedBroker(BrokerSettings settings, DataFolder folder, Gate gate, Links links, Doorway doorway) {
        this.settings = settings;
        this.folder = folder;
        this.gate = gate;
        this.links = links;
        this.doorway = doorway;
    }

    void start(@Observes @Priority(BEFORE_CHANNELS) StartupEvent event, CertificateAuthority authority) {
        if (!settings.embedded()) {
            return;
        }
        var server = authority.service("server", Names.ofThisMachine(java.util.List.of()));
        var files = BrokerFiles.write(folder.below("broker"), settings, authority, server);
        InternalConfigurations.MAX_INFLIGHT_WINDOW_SIZE_MESSAGES = UNDER_WAY;
        var built = new CompletableFuture<EmbeddedHiveMQ>();
        var embedded = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(files.configuration())
                .withDataFolder(files.data())
                .withExtensionsFolder(files.extensions())
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("tiepdan-gate")
                        .withName("Tiếp Dân gate")
                        .withVersion("1")
                        .withAuthor("Tiếp Dân")
                        .withExtensionMain(mended(built))
                        .build())
                .withoutLoggingBootstrap()
                .build();
        built.complete(embedded);
        embedded.start().join();
        doorway.standBefore(embedded);
        broker = embedded;
        LOG.infof("the embedded broker listens on %s:%d, mutual TLS only", settings.bind(), settings.port());
    }

    /** Extensions start before anybody can connect. */
    private ExtensionMain mended(CompletableFuture<EmbeddedHiveMQ> built) {
        return new ExtensionMain() {
            @Override
            public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
                SettlingExpiry.install(built.join());
                gate.extensionStart(input, output);
            }

            @Override
            public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
                gate.extensionStop(input, output);
            }
        };
    }

    void stop(@Observes @Priority(AFTER_CHANNELS) ShutdownEvent event) {
        var running = broker;
        if (running != null) {
            broker = null;
            running.stop().join();
        }
    }

    /** At a broker that somebody else runs we come as the device, which ends the connection that it has. */
    @Override
    public Uni<Void> end(DeviceId device) {
        return (settings.embedded() ? disconnected(device) : links.takeOver(TO_DEVICES, device.value()))
                .ifNoItem()
                .after(ENDS_WITHIN)
                .fail();
    }

    private Uni<Void> disconnected(DeviceId device) {
        return broker == null
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(() -> Gate.disconnect(device))
                        .replaceWithVoid();
    }

    @Override
    public Uni<Condition> condition() {
        var name = "broker";
        if (!settings.embedded()) {
            return Uni.createFrom().item(() -> external(name));
        }
        return Uni.createFrom()
                .item(() -> broker == null
                        ? Condition.down(
                                name,
                                Finding.of("broker-stopped"),
                                "the embedded broker does not run",
                                "restart the control plane")
                        : Condition.up(
                                name,
                                new Finding("broker-embedded", Map.of("port", String.valueOf(settings.port()))),
                                "embedded, port " + settings.port() + ", mutual TLS"));
    }

    /** A broker that somebody else runs is as well as our own clients find it. */
    private Condition external(String name) {
        var place = "external at " + settings.host() + ":" + settings.port();
        var address = Map.of("host", settings.host(), "port", String.valueOf(settings.port()));
        return links.reports().stream()
                .filter(link -> !link.up())
                .findFirst()
                .map(away -> Condition.down(
                        name,
                        new Finding("broker-away", address),
                        place + "; " + away.connection() + ": " + away.evidence(),
                        "Start that broker, or correct tiepdan.broker.host, .port and .trust."))
                .orElseGet(() -> Condition.up(name, new Finding("broker-external", address), place + ", mutual TLS"));
    }
}
