@NullMarked
package vn.tiepdan.room;

import org.jspecify.annotations.NullMarked;
