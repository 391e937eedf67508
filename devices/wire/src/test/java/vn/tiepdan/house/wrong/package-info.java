/** Each class breaks one rule of the house. */
@NullMarked
package vn.tiepdan.house.wrong;

import org.jspecify.annotations.NullMarked;
