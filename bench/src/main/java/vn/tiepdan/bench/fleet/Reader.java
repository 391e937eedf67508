package vn.tiepdan.bench.fleet;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;

/** Gives a device what arrives on its connection. */
final class Reader extends SimpleChannelInboundHandler<MqttMessage> {
    private final Fleet fleet;
    private final SimulatedDevice device;

    Reader(Fleet fleet, SimulatedDevice device) {
        this.fleet = fleet;
        this.device = device;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (Fleet.isSecured(event)) {
            context.writeAndFlush(device.greeting());
        } else if (Fleet.isUnanswered(event)) {
            device.unanswered();
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            fleet.failed(message.decoderResult().cause());
            context.close();
            return;
        }
        device.heardSomething();
        switch (message.fixedHeader().messageType()) {
            case CONNACK -> device.admitted((MqttConnAckMessage) message);
            case SUBACK -> device.subscribed();
            case PUBLISH -> device.heard((MqttPublishMessage) message);
            case PUBACK -> device.taken((MqttMessageIdVariableHeader) message.variableHeader());
            case DISCONNECT -> {
                fleet.tally.refused.increment();
                context.close();
            }
            default -> {}
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        fleet.failed(failure);
        context.close();
    }
}
