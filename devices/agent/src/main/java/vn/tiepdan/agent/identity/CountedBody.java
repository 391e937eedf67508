package vn.tiepdan.agent.identity;

import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.DoubleConsumer;

/** The body of a request that tells how much of it the connection has taken. */
final class CountedBody implements HttpRequest.BodyPublisher {
    private final HttpRequest.BodyPublisher whole;
    private final DoubleConsumer taken;

    /** @param taken hears the part that is taken, up to 1, as it grows */
    CountedBody(byte[] content, DoubleConsumer taken) {
        whole = HttpRequest.BodyPublishers.ofByteArray(content);
        this.taken = taken;
    }

    @Override
    public long contentLength() {
        return whole.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> connection) {
        whole.subscribe(new Flow.Subscriber<>() {
            private long bytes;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                connection.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer portion) {
                bytes += portion.remaining();
                connection.onNext(portion);
                taken.accept((double) bytes / contentLength());
            }

            @Override
            public void onError(Throwable failure) {
                connection.onError(failure);
            }

            @Override
            public void onComplete() {
                connection.onComplete();
            }
        });
    }
}
