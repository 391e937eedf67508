@NullMarked
package vn.tiepdan.control.start;

import org.jspecify.annotations.NullMarked;
