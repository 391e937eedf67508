package vn.tiepdan.link;

import io.micrometer.core.instrument.Metrics;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.helpers.MultiUtils;
import io.smallrye.reactive.messaging.providers.helpers.SenderProcessor;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;

/** The channels of this application: makes them, and knows how each is. */
final class Channels {
    private final Vertx vertx;
    private final Switchboard switchboard;
    private final List<Member> members = new CopyOnWriteArrayList<>();

    Channels(Vertx vertx, Switchboard switchboard) {
        this.vertx = vertx;
        this.switchboard = switchboard;
    }

    /** @param incoming absent for an outgoing channel */
    private record Member(String channel, Link link, Optional<IncomingChannel> incoming) {
        Optional<String> problem() {
            var report = link.report();
            return end().or(() ->
                    report.up() ? incoming.flatMap(IncomingChannel::problem) : Optional.of(report.evidence()));
        }

        /** Why no message will ever come again. */
        Optional<String> end() {
            return incoming.flatMap(channel -> channel.inbox().failure()).map(why -> "ended: " + why.getMessage());
        }
    }

    /** Each channel has an event loop of its own, so that a handler finds the Vert.x context that it expects. */
    Flow.Publisher<Message<?>> incoming(Attributes attributes) {
        var link = switchboard.link(attributes);
        var context = ((VertxInternal) vertx.getDelegate()).createEventLoopContext();
        var inbox = new Inbox(work -> context.runOnContext(_ -> work.run()), attributes.bufferSize(), link::start);
        var meters = meters(attributes);
        var subscription = new IncomingChannel.Subscription(
                attributes.channel(),
                attributes.filter(),
                attributes.share(),
                attributes.qos(),
                attributes.retainHandling());
        var channel = new IncomingChannel(subscription, inbox, attributes.failureStrategy(), link::redeliver, meters);
        link.add(channel);
        join(attributes, link, Optional.of(channel));
        return inbox;
    }

    Flow.Subscriber<? extends Message<?>> outgoing(Attributes attributes) {
        var link = switchboard.link(attributes);
        var defaults = new OutgoingChannel.Defaults(
                attributes.channel(),
                attributes.topic(),
                attributes.qos(),
                attributes.retain(),
                attributes.expiry(),
                attributes.contentType(),
                attributes.sendWithin());
        var channel = new OutgoingChannel(defaults, link.outbox(), meters(attributes));
        join(attributes, link, Optional.empty());
        var sender = new SenderProcessor(attributes.maxInflight(), true, channel::send);
        return MultiUtils.via(sender, messages -> messages.onSubscription().invoke(link::start));
    }

    private void join(Attributes attributes, Link link, Optional<IncomingChannel> incoming) {
        if (attributes.healthEnabled()) {
            members.add(new Member(attributes.channel(), link, incoming));
        }
    }

    private static Meters meters(Attributes attributes) {
        return new Meters(Metrics.globalRegistry, attributes.connection(), attributes.channel());
    }

    HealthReport startup() {
        var report = HealthReport.builder();
        members.forEach(member -> report.add(member.channel(), true));
        return report.build();
    }

    /** Ready is a channel whose link is up and whose subscription the broker has accepted. */
    HealthReport readiness() {
        var report = HealthReport.builder();
        members.forEach(member -> report.add(
                member.channel(), member.problem().isEmpty(), member.problem().orElse("connected")));
        return report.build();
    }

    /** Alive is a channel that has not ended; a link that is down comes back by itself. */
    HealthReport liveness() {
        var report = HealthReport.builder();
        members.forEach(member -> report.add(
                member.channel(), member.end().isEmpty(), member.end().orElse("alive")));
        return report.build();
    }
}
