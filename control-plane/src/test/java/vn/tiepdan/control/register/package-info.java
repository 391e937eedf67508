@NullMarked
package vn.tiepdan.control.register;

import org.jspecify.annotations.NullMarked;
