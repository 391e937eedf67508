package vn.tiepdan.control.platform;

import org.jspecify.annotations.Nullable;

/** The control plane cannot start. The message is one sentence for the operator that names the next step. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    public CannotStart(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
