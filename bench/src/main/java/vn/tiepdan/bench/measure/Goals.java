package vn.tiepdan.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** What a benchmark should reach. One that does not is a failed one, so that a goal that was reached cannot be lost unseen. */
public final class Goals {
    private static final int MISSED = 1;
    private static final long GENERATOR_MEGABYTES = 1_536;

    private final List<String> missed = new ArrayList<>();

    /** @param goal as a sentence says it, for example "p50 is 20 ms at most" */
    public void demand(boolean reached, String goal) {
        if (!reached) {
            missed.add(goal);
        }
    }

    /** Of every fleet, whoever measures what with it. */
    public void demandSmallGenerator() {
        demand(Usage.ownMegabytes() <= GENERATOR_MEGABYTES, "the generator takes 1.5 GB at most");
    }

    public List<String> missed() {
        return List.copyOf(missed);
    }

    /** @return the exit code */
    public int tell() {
        missed.forEach(goal -> System.out.println("Not reached: " + goal));
        return missed.isEmpty() ? 0 : MISSED;
    }
}
