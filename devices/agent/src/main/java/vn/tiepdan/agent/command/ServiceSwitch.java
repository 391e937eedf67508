package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import vn.tiepdan.agent.configuration.InService;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.Pages;
import vn.tiepdan.agent.status.StatusReporter;
import vn.tiepdan.wire.Service;

/** Takes this device out of service and back: on its disk, in its status, on its page. */
@ApplicationScoped
class ServiceSwitch {
    private final InService inService;
    private final StatusReporter status;
    private final Pages pages;

    ServiceSwitch(InService inService, StatusReporter status, Pages pages) {
        this.inService = inService;
        this.status = status;
        this.pages = pages;
    }

    Uni<Ending> set(Service latest) {
        return Uni.createFrom().item(() -> {
            try {
                inService.set(latest);
            } catch (IOException refused) {
                return Ending.failed(
                        "store-refuses", "nothing was changed, because the disk refused: " + refused.getMessage());
            }
            status.service(latest);
            pages.tell(new AgentMessage.InService(latest));
            return Ending.done();
        });
    }
}
