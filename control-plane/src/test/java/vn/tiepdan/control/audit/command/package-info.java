/** The command that verifies the log. */
@NullMarked
package vn.tiepdan.control.audit.command;

import org.jspecify.annotations.NullMarked;
