package vn.tiepdan.journey.console;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * One place where the focus stands.
 *
 * @param id       test id of it or of what it stands in
 * @param what     in words, for whoever reads a failure
 * @param contrast of the best ring around it with what lies below, 1 to 21; 0 without a ring
 * @param sides    of the ring, that nothing cuts off
 * @param covered  something else lies over it
 * @param again    the focus was here before on this tour
 * @param same     nothing has moved
 * @param inParts  the browser itself makes several stops in it, as day, month and year of a date
 * @param follows  it comes later in the document than the stop before
 * @param jumps    on the screen it stands above the stop before
 */
record Stop(
        String id,
        String what,
        double contrast,
        int sides,
        boolean covered,
        boolean again,
        boolean same,
        boolean inParts,
        boolean follows,
        boolean jumps,
        boolean dialog,
        boolean content) {

    /** Of a graphical object beside its ground (WCAG 2.2, 1.4.11). */
    private static final double SEEN = 3;

    private static final int SIDES = 2;

    /** As {@code stop.js} tells it. */
    static Stop of(Object seen) {
        return new ObjectMapper().convertValue(seen, Stop.class);
    }

    boolean isSeen() {
        return contrast >= SEEN && sides >= SIDES && !covered;
    }
}
