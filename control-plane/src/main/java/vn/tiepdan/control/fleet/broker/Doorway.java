package vn.tiepdan.control.fleet.broker;

import com.hivemq.bootstrap.netty.ChannelHandlerNames;
import com.hivemq.bootstrap.netty.NettyConfiguration;
import com.hivemq.embedded.EmbeddedHiveMQ;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many may be in their TLS handshake with the embedded broker at once. It computes handshakes on the few event loops on which it serves
 * every connection: a fleet that comes back faster than they can be computed would hold up what everybody says, until our own links, whose
 * pings nobody answers, are lost too and have to queue with the others. Who finds the doorway full is closed at once, before anything is
 * computed, and dials again after a part of its window.
 */
@ApplicationScoped
class Doorway {
    /** Who dawdles longer keeps nobody out. */
    private static final Duration LONGEST_STAY = Duration.ofSeconds(2);

    private final int most;
    private final Counter refused;
    private final AtomicInteger within = new AtomicInteger();

    Doorway(BrokerSettings settings, MeterRegistry meters) {
        most = settings.handshakesAtOnce();
        refused = meters.counter("tiepdan.broker.connections.too.many");
        meters.gauge("tiepdan.broker.handshakes", within);
    }

    /** Before every listener of a broker that runs. */
    void standBefore(EmbeddedHiveMQ broker) {
        for (var executor : Insides.of(broker, NettyConfiguration.class).getParentEventLoopGroup()) {
            var loop = (SingleThreadEventLoop) executor;
            loop.submit(() -> loop.registeredChannelsIterator()
                            .forEachRemaining(listener -> listener.pipeline().addFirst(new Accepting())))
                    .syncUninterruptibly();
        }
    }

    /** At a listener: what it reads are connections. */
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            var connection = (Channel) accepted;
            if (within.get() >= most) {
                refused.increment();
                connection.unsafe().closeForcibly();
                return;
            }
            connection.pipeline().addLast(new Entering());
            context.fireChannelRead(accepted);
        }
    }

    /** At a connection until its handshake has ended, well or badly. */
    private final class Entering extends ChannelInboundHandlerAdapter {
        private final AtomicBoolean gone = new AtomicBoolean();

        Entering() {
            within.incrementAndGet();
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            var _ = context.executor().schedule(this::leaves, LONGEST_STAY.toMillis(), TimeUnit.MILLISECONDS);
            context.channel().closeFuture().addListener(_ -> leaves());
        }

        /** The broker has put its handlers in place; some of them keep from the next what they have heard. */
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.pipeline().addAfter(ChannelHandlerNames.SSL_HANDLER, null, new Entered(this));
            context.fireChannelActive();
            context.pipeline().remove(this);
        }

        private void leaves() {
            if (gone.compareAndSet(false, true)) {
                within.decrementAndGet();
            }
        }
    }

    /** Behind the handler of TLS, which says when it is done. */
    private static final class Entered extends ChannelInboundHandlerAdapter {
        private final Entering entering;

        Entered(Entering entering) {
            this.entering = entering;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            context.fireUserEventTriggered(event);
            if (event instanceof SslHandshakeCompletionEvent) {
                entering.leaves();
                context.pipeline().remove(this);
            }
        }
    }
}
