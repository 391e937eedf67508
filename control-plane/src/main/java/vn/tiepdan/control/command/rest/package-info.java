/** {@code /api/v1/commands} for operators, and the files that devices give with their certificates. */
@NullMarked
package vn.tiepdan.control.command.rest;

import org.jspecify.annotations.NullMarked;
