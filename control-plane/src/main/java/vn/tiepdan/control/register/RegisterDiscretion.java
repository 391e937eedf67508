package vn.tiepdan.control.register;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tiepdan.control.body.BodyId;
import vn.tiepdan.control.body.Reach;
import vn.tiepdan.control.platform.Discretion;

/** Knows who may know of which register: whoever reaches its body. */
@ApplicationScoped
class RegisterDiscretion implements Discretion {
    /** {@code register:hp-01/2026}. */
    private static final Pattern REGISTER = Pattern.compile("register:(" + BodyId.SYNTAX + ")/\\d{4}");

    @Override
    public Uni<Set<String>> knownTo(SecurityIdentity asking, Set<String> subjects) {
        var reach = Reach.of(asking);
        return Uni.createFrom()
                .item(subjects.stream()
                        .filter(it -> body(it).map(reach::covers).orElse(true))
                        .collect(Collectors.toSet()));
    }

    private static Optional<BodyId> body(String subject) {
        return REGISTER.matcher(subject).results().findFirst().map(RegisterDiscretion::named);
    }

    private static BodyId named(MatchResult register) {
        return new BodyId(register.group(1));
    }
}
