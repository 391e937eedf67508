@NullMarked
package vn.tiepdan.control.recording;

import org.jspecify.annotations.NullMarked;
