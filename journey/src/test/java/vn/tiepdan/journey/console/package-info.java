/** The console as an operator has it: by keys alone, before real devices, and what axe has to say about every page of it. */
@NullMarked
package vn.tiepdan.journey.console;

import org.jspecify.annotations.NullMarked;
