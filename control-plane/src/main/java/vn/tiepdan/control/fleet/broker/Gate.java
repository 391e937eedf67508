package vn.tiepdan.control.fleet.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import vn.tiepdan.control.trust.Holder;
import vn.tiepdan.wire.DeviceId;

/** Lets in whom the certificate names: an enrolled device under its own id, or a client of the control plane. */
final class Gate implements ExtensionMain {
    private static final Duration DECIDES_WITHIN = Duration.ofSeconds(10);
    private static final String SERVICE_CLIENTS = "control-plane";

    private final Function<DeviceId, Uni<Boolean>> enrolled;
    private final BiConsumer<Holder, String> refused;

    /**
     * @param enrolled whether this device may come in now
     * @param refused  told who was refused what
     */
    Gate(Function<DeviceId, Uni<Boolean>> enrolled, BiConsumer<Holder, String> refused) {
        this.enrolled = enrolled;
        this.refused = refused;
    }

    @Override
    public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
        SimpleAuthenticator authenticator = this::decide;
        Services.securityRegistry().setAuthenticatorProvider(_ -> authenticator);
        Services.securityRegistry()
                .setAuthorizerProvider(client -> new ClientRights(
                        holder(client.getConnectionInformation())
                                .orElseGet(() ->
                                        new Holder(client.getClientInformation().getClientId(), Holder.Kind.DEVICE)),
                        refused));
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
        var clientId = input.getClientInformation().getClientId();
        var holder = holder(input.getConnectionInformation()).filter(named -> isItself(named, clientId));
        if (holder.isEmpty()) {
            holder(input.getConnectionInformation()).ifPresent(named -> refused.accept(named, "client id " + clientId));
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "the certificate names somebody else");
            return;
        }
        switch (holder.get().kind()) {
            case SERVICE -> output.authenticateSuccessfully();
            case DEVICE -> askFleet(holder.get(), output);
        }
    }

    private void askFleet(Holder device, SimpleAuthOutput output) {
        var later = output.async(DECIDES_WITHIN, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_UNAVAILABLE);
        enrolled.apply(new DeviceId(device.name()))
                .subscribe()
                .with(
                        yes -> {
                            if (yes) {
                                output.authenticateSuccessfully();
                            } else {
                                refused.accept(device, "connect");
                                output.failAuthentication(ConnackReasonCode.BANNED, "not enrolled here");
                            }
                            later.resume();
                        },
                        _ -> {
                            output.failAuthentication(
                                    ConnackReasonCode.SERVER_UNAVAILABLE, "the fleet cannot be asked");
                            later.resume();
                        });
    }

    private static boolean isItself(Holder holder, String clientId) {
        return switch (holder.kind()) {
            case DEVICE -> clientId.equals(holder.name());
            case SERVICE -> clientId.startsWith(SERVICE_CLIENTS);
        };
    }

    private static Optional<Holder> holder(ConnectionInformation connection) {
        return connection
                .getClientTlsInformation()
                .flatMap(ClientTlsInformation::getClientCertificate)
                .flatMap(Holder::of);
    }
}
