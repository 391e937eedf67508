@NullMarked
package vn.tiepdan.kiosk;

import org.jspecify.annotations.NullMarked;
