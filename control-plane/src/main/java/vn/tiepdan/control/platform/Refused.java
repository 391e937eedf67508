package vn.tiepdan.control.platform;

/** A use case refuses for a reason that the caller can understand. Any other exception is a defect and becomes one 500. */
public class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Refused(Problem problem) {
        super(problem.type() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
