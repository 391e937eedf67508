package vn.tiepdan.house.wrong;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;

final class Waits {
    String onUni(Uni<String> uni) {
        return uni.await().indefinitely();
    }

    void asleep() throws InterruptedException {
        Thread.sleep(1);
    }

    String joined(CompletableFuture<String> future) {
        return future.join();
    }
}
