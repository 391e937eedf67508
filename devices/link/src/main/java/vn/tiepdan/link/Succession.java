package vn.tiepdan.link;

import java.util.Optional;
import java.util.function.Function;

/**
 * How a renewed certificate comes to a link that stands: a second connection is made with it, for which the broker ends the first one.
 * Everything here happens on the link's own thread.
 */
final class Succession {
    private final Dialler dialler;
    private final LinkThread thread;
    private boolean underWay;
    private int inVain;

    Succession(Dialler dialler, LinkThread thread) {
        this.dialler = dialler;
        this.thread = thread;
    }

    boolean isDue(Dial present) {
        return !underWay && dialler.renewed(present);
    }

    /** @param connect opens the second connection; empty when there is no need for it any more */
    void begin(Function<Dial, Optional<Connection>> connect) {
        underWay = true;
        dialler.dial(0, true, _ -> {})
                .thenAcceptAsync(next -> connect.apply(next).ifPresentOrElse(this::await, this::end), thread);
    }

    private void await(Connection coming) {
        coming.settled()
                .thenAcceptAsync(
                        taken -> {
                            if (taken) {
                                inVain = 0;
                                end();
                            } else {
                                tryLater();
                            }
                        },
                        thread);
    }

    /** The broker may need a moment to learn of a certificate, or never take it. */
    private void tryLater() {
        thread.after(dialler.pause(inVain++), this::end);
    }

    private void end() {
        underWay = false;
    }
}
