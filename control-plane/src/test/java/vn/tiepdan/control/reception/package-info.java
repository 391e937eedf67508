@NullMarked
package vn.tiepdan.control.reception;

import org.jspecify.annotations.NullMarked;
