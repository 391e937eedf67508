package vn.tiepdan.control.fleet.broker;

import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.async.TimeoutFallback;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.client.parameter.ClientTlsInformation;
import com.hivemq.extension.sdk.api.client.parameter.ConnectionInformation;
import com.hivemq.extension.sdk.api.packets.connect.ConnackReasonCode;
import com.hivemq.extension.sdk.api.packets.disconnect.DisconnectReasonCode;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import vn.tiepdan.control.fleet.Admittance;
import vn.tiepdan.control.fleet.IssuedCertificate;
import vn.tiepdan.control.fleet.Standings;
import vn.tiepdan.control.trust.Holder;
import vn.tiepdan.wire.DeviceId;

/** Lets in whom the certificate names: an enrolled device under its own id, or a client of the control plane. */
@Singleton
final class Gate implements ExtensionMain {
    private static final Duration DECIDES_WITHIN = Duration.ofSeconds(10);
    private static final String SERVICE_CLIENTS = "control-plane";

    private final Standings standings;
    private final Paces paces;
    private final Refusals refusals;

    Gate(Standings standings, Paces paces, Refusals refusals) {
        this.standings = standings;
        this.paces = paces;
        this.refusals = refusals;
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
                        paces,
                        refusals::note));
    }

    @Override
    public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}

    private void decide(SimpleAuthInput input, SimpleAuthOutput output) {
        var clientId = input.getClientInformation().getClientId();
        var holder = holder(input.getConnectionInformation()).filter(named -> isItself(named, clientId));
        if (holder.isEmpty()) {
            holder(input.getConnectionInformation()).ifPresent(named -> refusals.note(named, "client id " + clientId));
            output.failAuthentication(ConnackReasonCode.NOT_AUTHORIZED, "the certificate names somebody else");
            return;
        }
        switch (holder.get().kind()) {
            case SERVICE -> output.authenticateSuccessfully();
            case DEVICE -> askFleet(holder.get(), serial(input.getConnectionInformation()), output);
        }
    }

    private void askFleet(Holder device, String serial, SimpleAuthOutput output) {
        if (paces.isOut(new DeviceId(device.name()))) {
            output.failAuthentication(ConnackReasonCode.QUOTA_EXCEEDED, "too many messages; come back later");
            return;
        }
        var later = output.async(DECIDES_WITHIN, TimeoutFallback.FAILURE, ConnackReasonCode.SERVER_UNAVAILABLE);
        standings
                .admittance(new DeviceId(device.name()), serial)
                .subscribe()
                .with(
                        answer -> {
                            decide(device, answer, output);
                            later.resume();
                        },
                        _ -> {
                            output.failAuthentication(
                                    ConnackReasonCode.SERVER_UNAVAILABLE, "the fleet cannot be asked");
                            later.resume();
                        });
    }

    private void decide(Holder device, Admittance answer, SimpleAuthOutput output) {
        switch (answer) {
            case WELCOME -> output.authenticateSuccessfully();
            case STRANGER -> refuse(device, "connect", "not enrolled here", output);
            case QUARANTINED -> refuse(device, "connect while quarantined", "quarantined", output);
            case REVOKED -> refuse(device, "connect with a revoked certificate", "revoked", output);
        }
    }

    private void refuse(Holder device, String what, String reason, SimpleAuthOutput output) {
        refusals.note(device, what);
        output.failAuthentication(ConnackReasonCode.BANNED, reason);
    }

    /** Ends a client's connection; its will is not sent, because we know better than it what became of it. */
    static CompletableFuture<Boolean> disconnect(DeviceId device) {
        return Services.clientService()
                .disconnectClient(
                        device.value(), true, DisconnectReasonCode.ADMINISTRATIVE_ACTION, "shut out by an operator");
    }

    private static String serial(ConnectionInformation connection) {
        return certificate(connection).map(IssuedCertificate::serial).orElse("");
    }

    private static boolean isItself(Holder holder, String clientId) {
        return switch (holder.kind()) {
            case DEVICE -> clientId.equals(holder.name());
            case SERVICE -> clientId.startsWith(SERVICE_CLIENTS);
        };
    }

    private static Optional<Holder> holder(ConnectionInformation connection) {
        return certificate(connection).flatMap(Holder::of);
    }

    private static Optional<X509Certificate> certificate(ConnectionInformation connection) {
        return connection.getClientTlsInformation().flatMap(ClientTlsInformation::getClientCertificate);
    }
}
