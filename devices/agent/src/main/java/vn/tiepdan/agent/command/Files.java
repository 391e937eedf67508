package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import vn.tiepdan.agent.identity.Delivery;
import vn.tiepdan.agent.identity.NotDelivered;
import vn.tiepdan.agent.log.RecentLog;
import vn.tiepdan.peripheral.browser.NoPicture;
import vn.tiepdan.wire.CommandId;

/** The commands whose result is a file: done when the control plane has it. */
@ApplicationScoped
class Files {
    private final Screenshot screenshot;
    private final RecentLog log;
    private final Delivery delivery;

    Files(Screenshot screenshot, RecentLog log, Delivery delivery) {
        this.screenshot = screenshot;
        this.log = log;
        this.delivery = delivery;
    }

    Uni<Ending> screenshot(CommandId command, Progress progress) {
        return screenshot
                .refusal()
                .map(refused -> Uni.createFrom().item(refused))
                .orElseGet(() -> given(command, "image/png", screenshot.take(command), progress));
    }

    /** Text that has to be gone through is not the agent's thread's. */
    Uni<Ending> logs(CommandId command, Progress progress) {
        var text = Uni.createFrom()
                .item(() -> log.text().getBytes(StandardCharsets.UTF_8))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return given(command, "text/plain; charset=utf-8", text, progress);
    }

    /** Three steps: it is made, it is sent, and the control plane has it. */
    private Uni<Ending> given(CommandId command, String contentType, Uni<byte[]> file, Progress progress) {
        return file.invoke(() -> progress.reached(1, 3))
                .chain(content -> delivery.give(command, contentType, content, sent -> progress.reached(1 + sent, 3)))
                .replaceWith(Ending::done)
                .onFailure(NoPicture.class)
                .recoverWithItem(failure -> Ending.failed("no-picture", String.valueOf(failure.getMessage())))
                .onFailure(NotDelivered.class)
                .recoverWithItem(failure -> Ending.failed("not-delivered", String.valueOf(failure.getMessage())));
    }
}
