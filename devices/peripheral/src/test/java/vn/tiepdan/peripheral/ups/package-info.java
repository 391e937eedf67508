@NullMarked
package vn.tiepdan.peripheral.ups;

import org.jspecify.annotations.NullMarked;
