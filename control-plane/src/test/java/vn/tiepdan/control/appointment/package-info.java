@NullMarked
package vn.tiepdan.control.appointment;

import org.jspecify.annotations.NullMarked;
