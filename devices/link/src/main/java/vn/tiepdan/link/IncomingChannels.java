package vn.tiepdan.link;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** The incoming channels of one link, and which of them takes a message. */
final class IncomingChannels {
    private static final Logger LOG = Logger.getLogger(IncomingChannels.class);

    private final String connection;
    private final List<IncomingChannel> all = new CopyOnWriteArrayList<>();

    IncomingChannels(String connection) {
        this.connection = connection;
    }

    void add(IncomingChannel channel) {
        all.add(channel);
    }

    List<IncomingChannel> all() {
        return all;
    }

    void forgetRepeated(Ledger present) {
        all.forEach(channel -> channel.inbox().forgetRepeated(present));
    }

    /** On the client's event loop: hands over and returns. */
    void receive(Mqtt5Publish publish, Map<String, String> variables, Ledger ledger) {
        var topic = publish.getTopic().toString();
        var takers = all.stream()
                .map(channel -> Taker.of(channel, topic, variables))
                .flatMap(Optional::stream)
                .toList();
        if (takers.isEmpty()) {
            LOG.warnf("connection=%s acknowledged a message that no channel takes (an old subscription?)", connection);
            publish.acknowledge();
            return;
        }
        var open = publish.getQos().getCode() == 0 ? null : ledger.admit(publish, takers.size());
        takers.forEach(taker -> taker.channel().receive(publish, taker.parameters(), open));
    }

    private record Taker(IncomingChannel channel, Map<String, String> parameters) {
        static Optional<Taker> of(IncomingChannel channel, String topic, Map<String, String> known) {
            return channel.subscription().topic().match(topic, known).map(found -> new Taker(channel, found));
        }
    }
}
