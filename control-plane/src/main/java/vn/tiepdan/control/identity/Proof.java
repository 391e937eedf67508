package vn.tiepdan.control.identity;

import java.util.List;
import java.util.OptionalInt;
import vn.tiepdan.control.platform.Refused;

/** What became of asking for a second factor. */
sealed interface Proof {
    /** Nobody is asked for one with this account. */
    record NotAsked() implements Proof {}

    /**
     * @param fresh recovery codes that were made with it, to be shown this once
     * @param left  how many recovery codes there still are, when one was used
     */
    record Given(List<RecoveryCode> fresh, OptionalInt left) implements Proof {}

    /** Nothing was tried: the page has to ask, and that does not count as a failure. */
    record Missing(Refused why) implements Proof {}

    record Wrong(Refused why) implements Proof {}
}
