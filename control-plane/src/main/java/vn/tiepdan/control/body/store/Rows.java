package vn.tiepdan.control.body.store;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.Body;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Site;
import vn.tiepdan.control.body.SiteId;
import vn.tiepdan.control.platform.Columns;

/** Bodies and sites as they are at a moment: never entities, which would stay in a session as they were when it looked first. */
final class Rows {
    static final String BODY_COLUMNS = "id, name, english_name, parent, valid_from, valid_until, heir";
    static final String SITE_COLUMNS = "id, body, name, english_name, address";

    private Rows() {}

    static Body body(@Nullable Object[] row) {
        return new Body(
                new BodyId(text(row[0])),
                text(row[1]),
                text(row[2]),
                id(row[3]),
                new Body.Term(moment(row[4]), moment(row[5]), id(row[6])));
    }

    static Site site(@Nullable Object[] row) {
        return new Site(new SiteId(text(row[0])), new BodyId(text(row[1])), text(row[2]), text(row[3]), text(row[4]));
    }

    private static String text(@Nullable Object column) {
        return String.valueOf(column);
    }

    private static Optional<BodyId> id(@Nullable Object column) {
        return Optional.ofNullable(column).map(it -> new BodyId(text(it)));
    }

    static Optional<Instant> moment(@Nullable Object column) {
        return Optional.ofNullable(column).map(Columns::moment);
    }
}
