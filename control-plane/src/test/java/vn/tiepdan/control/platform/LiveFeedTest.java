package vn.tiepdan.control.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tiepdan.control.platform.Live.Change;
import vn.tiepdan.control.platform.Live.Kind;

class LiveFeedTest {
    private final LiveFeed feed = new LiveFeed();

    @Test
    void who_is_quick_hears_each_change_by_itself() {
        var quick = feed.changes().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        feed.changed(Kind.DEVICE, "d-1");
        feed.changed(Kind.COMMAND, "d-1");

        quick.assertItems(Set.of(new Change(Kind.DEVICE, "d-1")), Set.of(new Change(Kind.COMMAND, "d-1")));
    }

    @Test
    void who_is_slow_hears_everything_once_as_soon_as_they_listen_again() {
        var slow = feed.changes().subscribe().withSubscriber(AssertSubscriber.create(1));
        feed.changed(Kind.DEVICE, "d-1");

        feed.changed(Kind.DEVICE, "d-2");
        feed.changed(Kind.SESSION, "s-1");
        feed.changed(Kind.DEVICE, "d-2");
        slow.request(1);

        slow.assertItems(
                Set.of(new Change(Kind.DEVICE, "d-1")),
                Set.of(new Change(Kind.DEVICE, "d-2"), new Change(Kind.SESSION, "s-1")));
        slow.request(1);
        assertThat(slow.getItems()).hasSize(2);
    }

    @Test
    void of_too_many_only_the_kind_is_said_and_of_others_still_each() {
        var slow = feed.changes().subscribe().withSubscriber(AssertSubscriber.create(0));
        for (int i = 0; i < 10 * Backlog.MOST; i++) {
            feed.changed(Kind.DEVICE, "d-" + i);
        }
        feed.changed(Kind.SESSION, "s-1");

        slow.request(1);

        slow.assertItems(Set.of(new Change(Kind.DEVICE, Live.ANY), new Change(Kind.SESSION, "s-1")));
    }

    @Test
    void one_who_is_slow_keeps_nobody_waiting_and_fails_never() {
        var slow = feed.changes().subscribe().withSubscriber(AssertSubscriber.create(0));
        var quick = feed.changes().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
        for (int i = 0; i < 10 * Backlog.MOST; i++) {
            feed.changed(Kind.DEVICE, "d-" + i);
        }

        assertThat(quick.getItems()).hasSize(10 * Backlog.MOST);
        slow.assertNotTerminated();
    }
}
