package vn.tiepdan.link;

import com.hivemq.client.mqtt.lifecycle.MqttClientDisconnectedContext;
import com.hivemq.client.mqtt.lifecycle.MqttDisconnectSource;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import java.util.Optional;

/** Why a connection was lost, or an attempt failed. */
final class Loss {
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

    /** The reason code with which the broker did not let this client in, if that is what happened. */
    static Optional<String> refusal(MqttClientDisconnectedContext context) {
        return context.getCause() instanceof Mqtt5ConnAckException refused
                ? Optional.of(refused.getMqttMessage().getReasonCode().name())
                : Optional.empty();
    }

    private static String deepest(Throwable cause) {
        var root = cause.getCause() == null ? cause : cause.getCause();
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** Whether the broker had more messages open than it may. */
    static boolean bySendingTooMuch(MqttClientDisconnectedContext context) {
        return context.getSource() == MqttDisconnectSource.CLIENT
                && context.getCause() instanceof Mqtt5DisconnectException left
                && left.getMqttMessage().getReasonCode() == Mqtt5DisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED;
    }
}
