package vn.tiepdan.bench.fleet;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

/** One device, as an agent behaves. Everything in it runs on the fleet's event loop, and so nothing in it is guarded. */
public final class SimulatedDevice {
    private static final int AT_ONCE = 32;
    private static final long FIRST_PATIENCE_MILLIS = 3_000;
    private static final long MOST_PATIENCE_MILLIS = 60_000;
    private static final long FIRST_RECONNECT_MILLIS = 500;
    private static final long CONNECT_WITHIN_MILLIS = 30_000;
    private static final long PING_AFTER_MILLIS = Packets.KEEP_ALIVE_SECONDS * 750L;
    private static final long DEAD_AFTER_MILLIS = Packets.KEEP_ALIVE_SECONDS * 1_500L;
    private static final int MOST_PACKETS = 0xffff;
    private static final int REFUSED_FROM = 0x80;

    private final Fleet fleet;
    private final DeviceId id;
    private final int place;
    private final RandomGenerator random;
    private final Backlog backlog = new Backlog();
    private final String statusTopic;
    private final String eventTopic;
    private @Nullable Channel channel;
    private boolean wanted;
    private boolean linked;
    private Desired desired = Desired.INITIAL;
    private long epoch = 1;
    private long sequence;
    private long lastEvent;
    private long sentEpoch;
    private long sentNumber;
    private int packet;
    private int statusPacket;
    private boolean statusDue;
    private int repeats;
    private int attempts;
    private long resendAt = Long.MAX_VALUE;
    private long statusAt = Long.MAX_VALUE;
    private long connectAt = Long.MAX_VALUE;
    private long linkedAt;
    private long writtenAt;
    private long heardAt;
    private long clockSkewMillis;

    SimulatedDevice(Fleet fleet, DeviceId id, int place, RandomGenerator random) {
        this.fleet = fleet;
        this.id = id;
        this.place = place;
        this.random = random;
        statusTopic = vn.tiepdan.wire.Channel.STATUS.of(id).name();
        eventTopic = vn.tiepdan.wire.Channel.EVENT.of(id).name();
    }

    public DeviceId id() {
        return id;
    }

    /** When it last said that it is there; 0 while it has no connection. */
    public long linkedAtMillis() {
        return linked ? linkedAt : 0;
    }

    // --- what is done to it ---

    void begin() {
        wanted = true;
        dial();
    }

    /** The power goes: no goodbye; what is on its disk stays. */
    public void cut() {
        wanted = false;
        connectAt = Long.MAX_VALUE;
        hangUp();
    }

    /** The power is back: the agent starts anew. */
    public void boot() {
        epoch++;
        sequence = 0;
        lastEvent = 0;
        attempts = 0;
        begin();
    }

    /** Its line breaks in the middle; it comes back by itself. */
    public void flap() {
        hangUp();
    }

    public void leave() {
        wanted = false;
        var open = channel;
        if (open != null && linked) {
            var farewell = new Presence(Presence.State.LEAVING, epoch, Fleet.SOFTWARE, Presence.CONTRACT, clock());
            open.write(Packets.retained(presenceTopic(), next(), fleet.bytes(Wire.write(farewell))));
            open.writeAndFlush(Packets.GOODBYE).addListener(done -> open.close());
        }
    }

    public void skewClock(long millis) {
        clockSkewMillis = millis;
    }

    /** @return the number of the event */
    public long happen() {
        lastEvent++;
        fleet.tally.eventsHappened.increment();
        backlog.add(epoch, lastEvent, fleet.now() + clockSkewMillis);
        pump();
        if (!fleet.promise().isKept()) {
            backlog.forget(epoch, lastEvent);
        }
        return lastEvent;
    }

    /** A status that is not sent because the one before is still under way is overtaken by the next. */
    void changed() {
        fleet.tally.statusesDue.increment();
        statusDue = true;
        report();
    }

    // --- what time does to it ---

    void tick(long now) {
        if (now >= connectAt) {
            connectAt = Long.MAX_VALUE;
            dial();
        }
        if (!linked) {
            if (channel != null && now - heardAt > CONNECT_WITHIN_MILLIS) {
                hangUp();
            }
            return;
        }
        if (now >= statusAt) {
            statusAt = now + desired.heartbeatSeconds() * 1_000L;
            changed();
        }
        if (now >= resendAt) {
            resendAt = Long.MAX_VALUE;
            repeats++;
            sendAll();
        }
        if (now - heardAt > DEAD_AFTER_MILLIS) {
            hangUp();
        } else if (now - Math.min(writtenAt, heardAt) > PING_AFTER_MILLIS) {
            write(Packets.PING);
        }
    }

    // --- the link ---

    private void dial() {
        if (channel != null || !wanted) {
            return;
        }
        heardAt = fleet.now();
        var opened = fleet.open(id, new Handler());
        channel = opened;
        opened.closeFuture().addListener(_ -> closed(opened));
    }

    private void hangUp() {
        var open = channel;
        if (open != null) {
            open.close();
        }
    }

    private void closed(Channel which) {
        if (channel != which) {
            return;
        }
        channel = null;
        if (linked) {
            linked = false;
            fleet.tally.connected.decrement();
            if (wanted) {
                fleet.tally.lost.increment();
            }
        } else {
            fleet.tally.inVain.increment();
        }
        statusPacket = 0;
        statusAt = Long.MAX_VALUE;
        resendAt = Long.MAX_VALUE;
        if (wanted) {
            var window = attempts == 0 ? FIRST_RECONNECT_MILLIS : desired.reconnectWindowSeconds() * 1_000L;
            attempts++;
            connectAt = fleet.now() + random.nextLong(window + 1);
        }
    }

    private Presence birth() {
        return new Presence(Presence.State.BORN, epoch, Fleet.SOFTWARE, Presence.CONTRACT, clock());
    }

    private void admitted(MqttConnAckMessage answer) {
        if (answer.variableHeader().connectReturnCode() != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            fleet.tally.refused.increment();
            attempts++;
            hangUp();
            return;
        }
        if (answer.variableHeader().isSessionPresent()) {
            subscribed();
        } else {
            write(Packets.subscribe(id, next()));
        }
    }

    private void subscribed() {
        linked = true;
        linkedAt = fleet.now();
        attempts = 0;
        repeats = 0;
        fleet.tally.connected.increment();
        write(Packets.retained(presenceTopic(), next(), fleet.bytes(Wire.write(birth()))));
        statusDue = true;
        fleet.tally.statusesDue.increment();
        report();
        sendAll();
    }

    private void heard(MqttPublishMessage message) {
        var name = message.variableHeader().topicName();
        if (message.fixedHeader().qosLevel().value() > 0) {
            write(Packets.taken(message.variableHeader().packetId()));
        }
        Topic.parse(name).ifPresent(topic -> {
            switch (topic.channel()) {
                case ACK -> committed(Wire.read(ByteBufUtil.getBytes(message.payload()), Ack.class));
                case DESIRED -> configured(Wire.read(ByteBufUtil.getBytes(message.payload()), Desired.class));
                case COMMAND, SIGNAL_DOWN, REPLY, VIEW -> {}
                case PRESENCE, STATUS, EVENT, RESULT, REPORTED, SIGNAL_UP, REQUEST -> {}
            }
        });
    }

    private void configured(Desired told) {
        if (told.version() <= desired.version() && desired != Desired.INITIAL) {
            return;
        }
        desired = told;
        statusAt = Math.min(statusAt, fleet.now() + told.heartbeatSeconds() * 1_000L);
        var reported = new Reported(told, epoch, clock(), null);
        write(Packets.retained(
                vn.tiepdan.wire.Channel.REPORTED.of(id).name(), next(), fleet.bytes(Wire.write(reported))));
    }

    private void committed(Ack ack) {
        fleet.tally.eventsCommitted.add(backlog.forget(ack.epoch(), ack.number()));
        repeats = 0;
        resendAt = Long.MAX_VALUE;
        pump();
    }

    private void taken(MqttMessageIdVariableHeader header) {
        if (header instanceof MqttPubReplyMessageVariableHeader reply && (reply.reasonCode() & 0xff) >= REFUSED_FROM) {
            fleet.tally.refused.increment();
        }
        if (header.messageId() == statusPacket) {
            statusPacket = 0;
            fleet.tally.statusesTaken.increment();
            report();
        }
    }

    // --- what it says ---

    private void report() {
        if (!linked || !statusDue || statusPacket != 0) {
            return;
        }
        statusDue = false;
        statusAt = fleet.now() + desired.heartbeatSeconds() * 1_000L;
        statusPacket = next();
        sequence++;
        fleet.tally.statusesSent.increment();
        write(Packets.status(
                statusTopic,
                statusPacket,
                fleet.messages.status(fleet.buffers(), epoch, sequence, clock().toString(), backlog.size())));
    }

    private void sendAll() {
        sentEpoch = 0;
        sentNumber = 0;
        pump();
    }

    private void pump() {
        var open = channel;
        if (!linked || open == null) {
            return;
        }
        int most = Math.min(AT_ONCE, backlog.size());
        boolean any = false;
        for (int i = 0; i < most; i++) {
            var ofEpoch = backlog.epoch(i);
            var number = backlog.number(i);
            if (ofEpoch > sentEpoch || ofEpoch == sentEpoch && number > sentNumber) {
                sentEpoch = ofEpoch;
                sentNumber = number;
                any = true;
                fleet.tally.eventsSent.increment();
                open.write(Packets.event(
                        eventTopic,
                        next(),
                        fleet.messages.event(fleet.buffers(), place, ofEpoch, number, backlog.atMillis(i))));
            }
        }
        if (any) {
            writtenAt = fleet.now();
            open.flush();
        }
        if (backlog.size() > 0 && resendAt == Long.MAX_VALUE) {
            long longest = Math.min(FIRST_PATIENCE_MILLIS << Math.min(repeats, 10), MOST_PATIENCE_MILLIS);
            resendAt = fleet.now() + longest / 2 + random.nextLong(longest / 2 + 1);
        }
    }

    private void write(Object packetToSend) {
        var open = channel;
        if (open != null) {
            writtenAt = fleet.now();
            open.writeAndFlush(packetToSend, open.voidPromise());
        }
    }

    private Instant clock() {
        return Instant.ofEpochMilli(fleet.now() + clockSkewMillis);
    }

    private String presenceTopic() {
        return vn.tiepdan.wire.Channel.PRESENCE.of(id).name();
    }

    private int next() {
        packet = packet % MOST_PACKETS + 1;
        return packet;
    }

    private final class Handler extends SimpleChannelInboundHandler<MqttMessage> {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (Fleet.isSecured(event)) {
                context.writeAndFlush(Packets.connect(id, birth()));
            }
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, MqttMessage message) {
            if (message.decoderResult().isFailure()) {
                context.close();
                return;
            }
            heardAt = fleet.now();
            switch (message.fixedHeader().messageType()) {
                case CONNACK -> admitted((MqttConnAckMessage) message);
                case SUBACK -> subscribed();
                case PUBLISH -> heard((MqttPublishMessage) message);
                case PUBACK -> taken((MqttMessageIdVariableHeader) message.variableHeader());
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
}
