package vn.tiepdan.agent.store;

import org.jspecify.annotations.Nullable;

/** The agent's disk refused. Whoever asked has kept nothing and must say so. */
public final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}
