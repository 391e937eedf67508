package vn.tiepdan.wire;

/**
 * Every topic of the contract. A device publishes under its own {@code …/up/#} and subscribes to its own {@code …/down/#},
 * nothing else: one rule for every broker.
 */
public enum Channel {
    PRESENCE("up/presence", Promise.STATE, true, Presence.class),
    STATUS("up/status", Promise.STATE, false, Status.class),
    EVENT("up/event", Promise.EVENT, false, Event.class),
    RESULT("up/result", Promise.COMMAND, false, Result.class),
    REPORTED("up/reported", Promise.STATE, true, Reported.class),
    SIGNAL_UP("up/signal", Promise.SIGNAL, false, SignalUp.class),
    REQUEST("up/request", Promise.REQUEST, false, Request.class),
    ACK("down/ack", Promise.EVENT, false, Ack.class),
    COMMAND("down/command", Promise.COMMAND, false, Command.class),
    DESIRED("down/desired", Promise.STATE, true, Desired.class),
    SIGNAL_DOWN("down/signal", Promise.SIGNAL, false, SignalDown.class),
    REPLY("down/reply", Promise.REQUEST, false, Reply.class),
    VIEW("down/view", Promise.STATE, false, View.class);

    static final String PREFIX = "tiepdan/v1/";

    /** The largest payload of any channel, in bytes; brokers and clients refuse more. */
    public static final int MAXIMUM_PAYLOAD_BYTES = 128 * 1024;

    private final String path;
    private final Promise promise;
    private final boolean retained;
    private final Class<?> family;

    Channel(String path, Promise promise, boolean retained, Class<?> family) {
        this.path = path;
        this.promise = promise;
        this.retained = retained;
        this.family = family;
    }

    /** The levels behind the device, for example {@code up/presence}. */
    public String path() {
        return path;
    }

    public Promise promise() {
        return promise;
    }

    public boolean retained() {
        return retained;
    }

    /**
     * MQTT's quality of service. An acknowledgement that is lost is said again as soon as the device repeats its event, so the broker
     * need not keep it.
     */
    public int qos() {
        return this == ACK ? 0 : 1;
    }

    /** The type of every message on this channel. */
    public Class<?> family() {
        return family;
    }

    /** From the device to the control plane. */
    public boolean up() {
        return path.startsWith("up/");
    }

    /** This channel of one device. */
    public Topic of(DeviceId device) {
        return new Topic(device, this);
    }

    /** This channel of all devices, for the control plane's subscription. */
    public String filter() {
        return PREFIX + "+/" + path;
    }
}
