package vn.tiepdan.agent.command;

import io.smallrye.mutiny.Uni;

/** A part of this device that the agent itself watches, without a page. */
public interface OwnPart {
    /** Looks at it anew; ends when the status tells what was seen. */
    Uni<Void> tryAnew();
}
