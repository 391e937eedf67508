package vn.tiepdan.bench.presence;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The line of some devices: it carries bytes to the broker and back until it is told to swallow them. Nobody is told of that, as it is
 * when a cable is pulled behind a switch: connections stay open and nothing comes.
 */
final class Line implements AutoCloseable {
    /** Which bytes arrive. */
    enum State {
        WHOLE,
        /** None. */
        PULLED,
        /** Only those from the broker. */
        HALF_OPEN
    }

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final ChannelGroup all = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final InetSocketAddress broker;
    private final Channel door;
    private volatile State state = State.WHOLE;

    Line(InetSocketAddress broker) throws InterruptedException {
        this.broker = broker;
        door = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel device) {
                        all.add(device);
                        join(device);
                    }
                })
                .bind(InetAddress.getLoopbackAddress(), 0)
                .sync()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) door.localAddress();
    }

    void becomes(State next) {
        state = next;
    }

    /** Whole again; what was swallowed is missing in the connections of before, so they end. */
    void mend() {
        state = State.WHOLE;
        all.close().awaitUninterruptibly();
    }

    private void join(Channel device) {
        new Bootstrap()
                .group(device.eventLoop())
                .channel(NioSocketChannel.class)
                .handler(new Carrier(device, false))
                .connect(broker)
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        device.close();
                    }
                });
    }

    /** Carries what comes from one side to the other. */
    private final class Carrier extends ChannelInboundHandlerAdapter {
        private final Channel other;
        private final boolean up;

        Carrier(Channel other, boolean up) {
            this.other = other;
            this.up = up;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            if (!up) {
                all.add(context.channel());
                other.pipeline().addLast(new Carrier(context.channel(), true));
                other.config().setAutoRead(true);
            }
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            var arrives = switch (state) {
                case WHOLE -> true;
                case PULLED -> false;
                case HALF_OPEN -> !up;
            };
            if (arrives) {
                other.writeAndFlush(bytes);
            } else {
                ReferenceCountUtil.release(bytes);
            }
        }

        /** That one side hung up is not heard over a broken line either. */
        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (state == State.WHOLE) {
                other.close();
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            context.close();
        }
    }

    @Override
    public void close() {
        door.close().awaitUninterruptibly();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
