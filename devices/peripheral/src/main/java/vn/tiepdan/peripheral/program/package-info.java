/** Programs of this machine that do what Java cannot: the loudspeakers, the display, the printer, the machine itself. */
@NullMarked
package vn.tiepdan.peripheral.program;

import org.jspecify.annotations.NullMarked;
