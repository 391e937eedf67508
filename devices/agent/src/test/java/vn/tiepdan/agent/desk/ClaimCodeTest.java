package vn.tiepdan.agent.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import vn.tiepdan.agent.far.AgentStand;
import vn.tiepdan.agent.far.FarSide;
import vn.tiepdan.agent.far.Page;
import vn.tiepdan.agent.identity.EstServer;
import vn.tiepdan.agent.page.AgentMessage;
import vn.tiepdan.agent.page.PageMessage;
import vn.tiepdan.wire.Channel;
import vn.tiepdan.wire.Presence;

/**
 * A device whose claim code is refused tells its page, and needs no restart once it is given another one there, nor
 * once an operator has approved it.
 */
@NullUnmarked
@QuarkusTest
@WithTestResource(ClaimCodeTest.Refusing.class)
class ClaimCodeTest {
    private static final String WAITING = "0000-0000-0001";

    FarSide far;

    EstServer control;

    @TestHTTPResource("/")
    URI agent;

    @Test
    void the_page_is_told_and_its_code_connects_the_device() {
        try (var page = Page.welcomed(agent)) {
            assertThat(page.heard(AgentMessage.Welcome.class).getFirst().device())
                    .isEmpty();
            assertThat(page.hears(
                                    AgentMessage.Enrolment.class,
                                    it -> it.problem().equals("used-code"))
                            .detail())
                    .contains("used already");

            page.says(new PageMessage.ClaimCode("EXPIRED"));
            page.hears(AgentMessage.Enrolment.class, it -> it.problem().equals("expired-code"));
            page.says(new PageMessage.ClaimCode(WAITING));
            var waiting =
                    page.hears(AgentMessage.Enrolment.class, it -> it.problem().equals("waiting-approval"));
            assertThat(waiting.fingerprint()).matches("([0-9A-F]{4}-){3}[0-9A-F]{4}");
            control.approves(WAITING);

            var done =
                    page.hears(AgentMessage.Enrolment.class, it -> !it.device().isEmpty());
            assertThat(done.device()).isEqualTo(FarSide.DEVICE.value());
            assertThat(done.problem()).isEmpty();
            assertThat(done.fingerprint()).isEmpty();
            page.hears(AgentMessage.Link.class, it -> it.state() == AgentMessage.LinkState.UP);
            far.hears(Channel.PRESENCE, Presence.class, it -> it.state() == Presence.State.BORN);
        }
    }

    public static final class Refusing extends AgentStand {
        @Override
        protected void prepare(EstServer authority) {
            authority.refuses(CODE, "used-code");
            authority.refuses("EXPIRED", "expired-code");
            authority.waits(WAITING, "1");
        }
    }
}
