package vn.tiepdan.link;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.util.List;
import java.util.Set;

/** Why a connection was lost, or an attempt failed. */
final class Loss {
    private static final Set<Mqtt5ConnAckReasonCode> BUSY = Set.of(
            Mqtt5ConnAckReasonCode.SERVER_UNAVAILABLE,
            Mqtt5ConnAckReasonCode.SERVER_BUSY,
            Mqtt5ConnAckReasonCode.QUOTA_EXCEEDED,
            Mqtt5ConnAckReasonCode.CONNECTION_RATE_EXCEEDED);

    private Loss() {}

    /** For the operator: the deepest cause that says something, with what the broker gave as its reason. */
    static String reason(MqttClientDisconnectedContext context) {
        return switch (context.getCause()) {
            case Mqtt5DisconnectException left
            when context.getSource() == MqttDisconnectSource.SERVER ->
                "the broker ended the connection: " + left.getMqttMessage().getReasonCode();
            case Mqtt5ConnAckException refused ->
                "the broker refused the connection: " + refused.getMqttMessage().getReasonCode();
            case Throwable other -> deepest(other);
        };
    }

    /** Tells them when the broker did not let this client in. */
    static void tellRefusal(MqttClientDisconnectedContext context, List<ConnectionListener> listeners) {
        if (context.getCause() instanceof Mqtt5ConnAckException refused) {
            var code = refused.getMqttMessage().getReasonCode().name();
            listeners.forEach(listener -> listener.refused(code));
        }
    }

    private static String deepest(Throwable cause) {
        var root = cause.getCause() == null ? cause : cause.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /**
     * Whether an attempt reached a broker that had no time for it: TCP stood, and then no word of TLS or MQTT came in time, or that it
     * is busy. A line that does not lead there, and a client that is not wanted, are something else.
     */
    static boolean unanswered(MqttClientDisconnectedContext context) {
        return !context.getClientConfig().getState().isConnected()
                && switch (context.getCause()) {
                    case Mqtt5ConnAckException refused ->
                        BUSY.contains(refused.getMqttMessage().getReasonCode());
                    case Mqtt5DisconnectException _ -> context.getSource() == MqttDisconnectSource.CLIENT;
                    case Throwable other -> other.getCause() instanceof SslHandshakeTimeoutException;
                };
    }

    /** Whether the broker had more messages open than it may. */
    static boolean bySendingTooMuch(MqttClientDisconnectedContext context) {
        return context.getSource() == MqttDisconnectSource.CLIENT
                && context.getCause() instanceof Mqtt5DisconnectException left
                && left.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
    }
}
