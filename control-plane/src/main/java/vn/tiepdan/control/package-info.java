@NullMarked
package vn.tiepdan.control;

import org.jspecify.annotations.NullMarked;
