package vn.tiepdan.bench.fleet;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.Ack;
import vn.tiepdan.wire.Command;
import vn.tiepdan.wire.Desired;
import vn.tiepdan.wire.DeviceId;
import vn.tiepdan.wire.Presence;
import vn.tiepdan.wire.Reported;
import vn.tiepdan.wire.Result;
import vn.tiepdan.wire.Topic;
import vn.tiepdan.wire.Wire;

/** One device, as an agent behaves. Everything in it runs on the fleet's event loop, and so nothing in it is guarded. */
public final class SimulatedDevice {
    private static final long CONNECT_WITHIN_MILLIS = 60_000;
    /** What a device of a large fleet was told long ago and has on its disk. */
    private static final Desired KEPT = new Desired(0, 10, 100, 120, null, null);

    private static final long PING_AFTER_MILLIS = Packets.KEEP_ALIVE_SECONDS * 750L;
    private static final long DEAD_AFTER_MILLIS = Packets.KEEP_ALIVE_SECONDS * 1_500L;
    private static final int MOST_PACKETS = 0xffff;

    private final Fleet fleet;
    private final DeviceId id;
    private final Redial redial;
    private final Pump pump;
    private final Heartbeat heartbeat;
    private final String statusTopic;
    private @Nullable Channel channel;
    private boolean wanted;
    private boolean linked;
    private Desired desired = KEPT;
    private long epoch = 1;
    private long lastEvent;
    private int packet;
    private long connectAt = Long.MAX_VALUE;
    private long linkedAt;
    private long writtenAt;
    private long heardAt;
    private long clockSkewMillis;

    SimulatedDevice(Fleet fleet, DeviceId id, int place, RandomGenerator random) {
        this.fleet = fleet;
        this.id = id;
        redial = new Redial(random);
        heartbeat = new Heartbeat(fleet.tally);
        statusTopic = vn.tiepdan.wire.Channel.STATUS.of(id).name();
        pump = new Pump(fleet, vn.tiepdan.wire.Channel.EVENT.of(id).name(), place, random, this::next);
    }

    public DeviceId id() {
        return id;
    }

    /** When it last said that it is there; 0 while it has no connection. */
    public long linkedAtMillis() {
        return linked ? linkedAt : 0;
    }

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
        heartbeat.boot();
        lastEvent = 0;
        redial.settled();
        begin();
    }

    /** Its line breaks in the middle; it comes back by itself. */
    public void flap() {
        hangUp();
    }

    public void skewClock(long millis) {
        clockSkewMillis = millis;
    }

    /** @return the number of the event */
    public long happen() {
        lastEvent++;
        fleet.tally.eventsHappened.increment();
        pump.add(epoch, lastEvent, fleet.now() + clockSkewMillis);
        pump();
        if (!fleet.promise().isKept()) {
            pump.forget(epoch, lastEvent);
        }
        return lastEvent;
    }

    void changed() {
        heartbeat.isDue();
        report();
    }

    void tick(long now) {
        if (now >= connectAt) {
            connectAt = Long.MAX_VALUE;
            dial();
        }
        if (!linked) {
            var dialled = channel;
            if (dialled != null && now - heardAt > CONNECT_WITHIN_MILLIS) {
                if (dialled.isActive()) {
                    unanswered();
                }
                hangUp();
            }
            return;
        }
        if (heartbeat.beats(now)) {
            changed();
        }
        var open = channel;
        if (open != null) {
            pump.tick(open, now);
        }
        if (now - heardAt > DEAD_AFTER_MILLIS) {
            hangUp();
        } else if (now - Math.min(writtenAt, heardAt) > PING_AFTER_MILLIS) {
            write(Packets.PING);
        }
    }

    private void dial() {
        if (channel != null || !wanted) {
            return;
        }
        heardAt = fleet.now();
        var opened = fleet.open(id, new Reader(fleet, this));
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
        heartbeat.linkDown();
        pump.linkDown();
        if (wanted) {
            connectAt = fleet.now() + redial.pause(desired.reconnectWindowSeconds());
        }
    }

    private Presence birth() {
        return new Presence(Presence.State.BORN, epoch, Fleet.SOFTWARE, Presence.CONTRACT, clock());
    }

    MqttConnectMessage greeting() {
        return Packets.connect(id, birth());
    }

    void unanswered() {
        redial.unanswered();
    }

    void heardSomething() {
        redial.answered();
        heardAt = fleet.now();
    }

    void admitted(MqttConnAckMessage answer) {
        if (answer.variableHeader().connectReturnCode() != MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            fleet.tally.refused.increment();
            hangUp();
            return;
        }
        if (answer.variableHeader().isSessionPresent()) {
            subscribed();
        } else {
            write(Packets.subscribe(id, next()));
        }
    }

    void subscribed() {
        linked = true;
        linkedAt = fleet.now();
        redial.settled();
        fleet.tally.connected.increment();
        retain(vn.tiepdan.wire.Channel.PRESENCE, birth());
        changed();
        var open = channel;
        if (open != null) {
            pump.linkUp(open);
        }
    }

    void heard(MqttPublishMessage message) {
        var name = message.variableHeader().topicName();
        if (message.fixedHeader().qosLevel().value() > 0) {
            write(Packets.taken(message.variableHeader().packetId()));
        }
        Topic.parse(name).ifPresent(topic -> {
            switch (topic.channel()) {
                case ACK -> committed(Wire.read(ByteBufUtil.getBytes(message.payload()), Ack.class));
                case DESIRED -> configured(Wire.read(ByteBufUtil.getBytes(message.payload()), Desired.class));
                case COMMAND -> obey(Wire.read(ByteBufUtil.getBytes(message.payload()), Command.class));
                case SIGNAL_DOWN, REPLY, VIEW -> {}
                case PRESENCE, STATUS, EVENT, RESULT, REPORTED, SIGNAL_UP, REQUEST -> {}
            }
        });
    }

    /** Whatever it is told takes no time and works. */
    private void obey(Command command) {
        fleet.tally.commandHeardNanos = System.nanoTime();
        answer(command, Result.State.RUNNING);
        answer(command, Result.State.SUCCEEDED);
    }

    private void answer(Command command, Result.State state) {
        var result = new Result(command.id(), state, "", clock());
        write(Packets.event(vn.tiepdan.wire.Channel.RESULT.of(id).name(), next(), fleet.bytes(Wire.write(result))));
    }

    private void configured(Desired told) {
        if (told.version() <= desired.version() && desired != KEPT) {
            return;
        }
        desired = told;
        heartbeat.rhythm(fleet.now(), told.heartbeatSeconds());
        retain(vn.tiepdan.wire.Channel.REPORTED, new Reported(told, epoch, clock(), null));
    }

    private void committed(Ack ack) {
        fleet.tally.eventsCommitted.add(pump.forget(ack.epoch(), ack.number()));
        pump();
    }

    void taken(MqttMessageIdVariableHeader header) {
        if (Packets.isRefusal(header)) {
            fleet.tally.refused.increment();
        }
        if (heartbeat.taken(header.messageId())) {
            report();
        }
    }

    private void report() {
        if (linked) {
            heartbeat
                    .next(fleet.now(), desired.heartbeatSeconds(), next(), this::status)
                    .ifPresent(this::write);
        }
    }

    private MqttPublishMessage status(int named, long sequence) {
        var text = fleet.messages.status(fleet.buffers(), epoch, sequence, clock().toString(), pump.waiting());
        return Packets.status(statusTopic, named, text);
    }

    private void pump() {
        var open = channel;
        if (linked && open != null && pump.sendNew(open)) {
            writtenAt = fleet.now();
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

    private void retain(vn.tiepdan.wire.Channel where, Object message) {
        write(Packets.retained(where.of(id).name(), next(), fleet.bytes(Wire.write(message))));
    }

    private int next() {
        packet = packet % MOST_PACKETS + 1;
        return packet;
    }
}
