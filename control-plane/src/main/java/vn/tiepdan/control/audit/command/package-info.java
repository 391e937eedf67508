/** {@code ./tiepdan audit verify}: a program of its own, so that nobody need trust the control plane that runs. */
@NullMarked
package vn.tiepdan.control.audit.command;

import org.jspecify.annotations.NullMarked;
