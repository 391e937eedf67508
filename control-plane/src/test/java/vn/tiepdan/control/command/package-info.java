@NullMarked
package vn.tiepdan.control.command;

import org.jspecify.annotations.NullMarked;
