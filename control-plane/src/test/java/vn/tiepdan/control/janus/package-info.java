@NullMarked
package vn.tiepdan.control.janus;

import org.jspecify.annotations.NullMarked;
