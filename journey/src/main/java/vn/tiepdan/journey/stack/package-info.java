/**
 * The three applications as child processes.
 *
 * <p>{@link vn.tiepdan.journey.stack.Stack} starts them in order and stops them in the opposite one;
 * {@link vn.tiepdan.journey.stack.Child} is one process, {@link vn.tiepdan.journey.stack.Api} the REST interface as an
 * operator uses it, {@link vn.tiepdan.journey.stack.Mishap} a failure told in one sentence.
 */
@NullMarked
package vn.tiepdan.journey.stack;

import org.jspecify.annotations.NullMarked;
