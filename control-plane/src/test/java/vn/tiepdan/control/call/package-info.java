@NullMarked
package vn.tiepdan.control.call;

import org.jspecify.annotations.NullMarked;
