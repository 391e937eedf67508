package vn.tiepdan.agent.page;

import io.smallrye.mutiny.Uni;

/** Hears what the page that counts says. */
public interface PageListener {
    Uni<Void> heard(PageMessage message);

    Uni<Void> pageLost();
}
