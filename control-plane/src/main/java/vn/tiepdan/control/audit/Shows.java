package vn.tiepdan.control.audit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An address that shows personal data, and the line that the audit log gets each time it does. The line is committed before anything is
 * shown, and where it cannot be written nothing is. An address that asks for personal
 * {@link vn.tiepdan.control.platform.Right rights} alone and does not say this shows nothing at all.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Shows {
    /** The action, a stable word, for example {@code session-read}. */
    String value();

    /** {@code kind:id}; a name in braces stands for a parameter of the path or of the query. */
    String subject();

    /** Parameters of the query that narrow what is shown. Never one that can hold somebody's name or words. */
    String[] narrowedBy() default {};

    /** Whether requests that follow each other soon are one view: a player asks for many ranges. */
    boolean inParts() default false;
}
