@NullMarked
package vn.tiepdan.journey;

import org.jspecify.annotations.NullMarked;
