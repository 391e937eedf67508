package vn.tiepdan.control.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tiepdan.control.trust.CertificateAuthority;
import vn.tiepdan.control.trust.Revocation;

/** When another list of revoked certificates is due, and what is on it. */
@ApplicationScoped
class Editions {
    /**
     * A broker without a newer list refuses every device then. So it is long enough for a control plane, or the way from it to the
     * broker, that stands still over the New Year's holidays.
     */
    static final Duration LASTS = Duration.ofDays(14);

    static final Duration MADE_ANEW_EVERY = Duration.ofDays(1);

    private final CertificateAuthority authority;
    private final Clock clock;

    Editions(CertificateAuthority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    /** Certificates that had ended by then are not asked for. */
    Instant endedBy(Optional<Edition> newest) {
        return newest.map(Edition::endedBy).orElseGet(clock::instant);
    }

    /**
     * The newest edition, while it says what is so; otherwise the one that follows it. A certificate that has ended is still named once:
     * an entry stays until a list was made after the end of its certificate (RFC 5280 §3.3).
     *
     * @param revoked all that had not ended by {@link #endedBy}
     */
    Edition following(Optional<Edition> newest, List<Revocation> revoked) {
        return newest.filter(it -> isGood(it, revoked)).orElseGet(() -> next(newest, revoked));
    }

    private boolean isGood(Edition edition, List<Revocation> revoked) {
        var list = edition.list();
        return list.names(revoked)
                && clock.instant().isBefore(list.thisUpdate().plus(MADE_ANEW_EVERY))
                && authority.signed(list);
    }

    private Edition next(Optional<Edition> newest, List<Revocation> revoked) {
        var endedBy = newest.map(Editions::mayLeaveOut).orElseGet(clock::instant);
        var named = revoked.stream().filter(it -> it.expires().isAfter(endedBy)).toList();
        var number = newest.map(it -> it.list().number() + 1).orElse(1L);
        return new Edition(authority.list(number, named, LASTS), endedBy);
    }

    /** What had ended when this list was made is on it, or on an earlier one. */
    private static Instant mayLeaveOut(Edition edition) {
        var made = edition.list().thisUpdate();
        return made.isAfter(edition.endedBy()) ? made : edition.endedBy();
    }
}
