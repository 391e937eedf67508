package vn.tiepdan.control.body;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Another feature that something follows for when places change. Every CDI bean of this type is asked, in the change's transaction. */
public interface Following {
    /**
     * @param what    a stable word, for example {@code layer-ends}
     * @param subject to what, as {@code kind:id}
     * @param detail  in English, may be empty; no personal data
     */
    record Consequence(String what, String subject, String detail) {}

    /** What follows from a merger that is written already. */
    Uni<List<Consequence>> after(Merger merger);

    /** A site was given to another body. */
    Uni<List<Consequence>> moved(Site site);
}
