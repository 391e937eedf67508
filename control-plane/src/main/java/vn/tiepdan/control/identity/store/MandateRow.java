package vn.tiepdan.control.identity.store;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.identity.Mandate;
import vn.tiepdan.control.identity.Post;
import vn.tiepdan.control.platform.StaffRole;

/** What an account is from when until when. */
@Embeddable
record MandateRow(
        @Enumerated(EnumType.STRING) StaffRole role,
        @Nullable String body,
        Instant validFrom,
        @Nullable Instant validUntil) {
    static MandateRow of(Mandate mandate) {
        var post = mandate.post();
        return new MandateRow(
                post.role(),
                post.body().map(BodyId::value).orElse(null),
                mandate.from(),
                mandate.until().orElse(null));
    }

    Mandate asMandate(String id) {
        return new Mandate(
                new Mandate.Id(id),
                new Post(role, Optional.ofNullable(body).map(BodyId::new)),
                validFrom,
                Optional.ofNullable(validUntil));
    }
}
