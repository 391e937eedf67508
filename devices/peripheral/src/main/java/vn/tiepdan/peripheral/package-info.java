@NullMarked
package vn.tiepdan.peripheral;

import org.jspecify.annotations.NullMarked;
