@NullMarked
package vn.tiepdan.control.schedule;

import org.jspecify.annotations.NullMarked;
