package vn.tiepdan.control.platform;

import static vn.tiepdan.control.platform.StaffRole.ADMINISTRATOR;
import static vn.tiepdan.control.platform.StaffRole.ARCHIVIST;
import static vn.tiepdan.control.platform.StaffRole.AUDITOR;
import static vn.tiepdan.control.platform.StaffRole.CLERK;
import static vn.tiepdan.control.platform.StaffRole.DEPUTY;
import static vn.tiepdan.control.platform.StaffRole.HEAD;
import static vn.tiepdan.control.platform.StaffRole.INSPECTOR;
import static vn.tiepdan.control.platform.StaffRole.IT_OPERATOR;
import static vn.tiepdan.control.platform.StaffRole.OFFICIAL;
import static vn.tiepdan.control.platform.StaffRole.SCHEDULER;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be done, and which roles may do it: the whole table of rights. Addresses ask for a right by {@link RightName}, never for a
 * role; whoever holds it holds it at the bodies of their role and all below them.
 *
 * <p>{@code docs/operations.md} shows the same table; a test compares them.
 */
public enum Right {
    /** Which devices there are, where they stand and how they are. */
    SEE_DEVICES(Shows.NOBODY, ADMINISTRATOR, HEAD, DEPUTY, OFFICIAL, CLERK, SCHEDULER, IT_OPERATOR),
    /** Other hardware takes the place of a broken one. */
    SWAP_DEVICES(Shows.NOBODY, ADMINISTRATOR, CLERK, IT_OPERATOR),
    /** Claim codes, commands, configuration, maintenance, incidents. */
    RUN_DEVICES(Shows.NOBODY, ADMINISTRATOR, IT_OPERATOR),
    CHANGE_PLACES(Shows.NOBODY, ADMINISTRATOR),
    CHANGE_ACCOUNTS(Shows.NOBODY, ADMINISTRATOR),
    /** Which days are worked, and the numbers of the law with their sources; everybody reads them. */
    CHANGE_LAW(Shows.NOBODY, ADMINISTRATOR),
    READ_AUDIT(Shows.NOBODY, ADMINISTRATOR, AUDITOR, IT_OPERATOR),
    /** Plans who receives where on which day, with how many slots. */
    PLAN_RECEPTION(Shows.NOBODY, SCHEDULER),
    /** How often each head has received, against what the law asks for. */
    SEE_QUOTA(Shows.NOBODY, HEAD, SCHEDULER, INSPECTOR),
    BOOK_APPOINTMENTS(Shows.CITIZENS, CLERK, SCHEDULER),
    /** Receives whoever has come: who they are, for whom they speak, their papers. */
    CHECK_IN(Shows.CITIZENS, CLERK),
    /** The list of a day: who waits, who is received, who was. */
    SEE_SESSIONS(Shows.CITIZENS, HEAD, DEPUTY, OFFICIAL, CLERK, ARCHIVIST, INSPECTOR),
    /** Everything about one session. */
    READ_SESSIONS(Shows.CITIZENS, HEAD, DEPUTY, OFFICIAL, ARCHIVIST, INSPECTOR),
    /** Opens and closes a session, with its minutes. */
    RECEIVE(Shows.CITIZENS, HEAD, DEPUTY, OFFICIAL),
    /** Directs another body to act within a time, and sees what became of it. */
    GIVE_DIRECTIONS(Shows.CITIZENS, HEAD),
    PLAY_RECORDINGS(Shows.CITIZENS, HEAD, DEPUTY, OFFICIAL, ARCHIVIST, INSPECTOR),
    READ_REGISTER(Shows.CITIZENS, HEAD, DEPUTY, OFFICIAL, ARCHIVIST, INSPECTOR),
    /** Corrects and closes the register, and hands out copies of it. */
    KEEP_REGISTER(Shows.CITIZENS, ARCHIVIST),
    /** Who stands behind an alias, with the agreement of a second person. Whoever works on the matter itself needs to know, and needs no role. */
    OPEN_SEALED(Shows.CITIZENS, INSPECTOR);

    private enum Shows {
        CITIZENS,
        NOBODY
    }

    private final Shows shows;
    private final Set<StaffRole> roles;

    Right(Shows shows, StaffRole... roles) {
        this.shows = shows;
        this.roles = Set.of(roles);
    }

    /** Who may. */
    public Set<StaffRole> roles() {
        return roles;
    }

    /**
     * Whether it shows who came and what they said. Who holds such a right signs in with a second factor, and what an address shows by it
     * is in the audit log.
     */
    public boolean isPersonal() {
        return shows == Shows.CITIZENS;
    }

    /** Whether only who may see personal data gets in by these: where anybody else does as well there can be none. */
    public static boolean arePersonal(Set<Right> asked) {
        return !asked.isEmpty() && asked.stream().allMatch(Right::isPersonal);
    }

    public static Set<Right> of(StaffRole role) {
        return Arrays.stream(values()).filter(it -> it.roles.contains(role)).collect(Collectors.toSet());
    }

    /** The rights that let somebody in at an address: those of the method, or else of its class; empty where none is asked for. */
    public static Set<Right> askedFor(Class<?> resource, Method method) {
        if (method.isAnnotationPresent(PermitAll.class) || method.isAnnotationPresent(Authenticated.class)) {
            return Set.of();
        }
        return Optional.ofNullable(method.getAnnotation(RolesAllowed.class))
                .or(() -> Optional.ofNullable(resource.getAnnotation(RolesAllowed.class)))
                .map(it -> Arrays.stream(it.value()).map(Right::valueOf).collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }
}
