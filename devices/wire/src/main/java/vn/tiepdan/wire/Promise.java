package vn.tiepdan.wire;

/** What the sender of a message may rely on. A broker's QoS 1 alone promises none of these. */
public enum Promise {
    /** The latest wins and older ones may be dropped; ordered by (epoch, sequence), never by a clock. */
    STATE,
    /** Never lost: kept on the sender's disk until the receiver says that it is committed; repeats are harmless. */
    EVENT,
    /** At most one effect, an expiry, and an honest end. */
    COMMAND,
    /** Ordered within one attempt of one leg, worthless after seconds. */
    SIGNAL,
    /** A question with one answer, joined by correlation data. */
    REQUEST
}
