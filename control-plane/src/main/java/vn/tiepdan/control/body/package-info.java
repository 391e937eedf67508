/** The authorities (bodies) and the places where they receive people (sites). */
@NullMarked
package vn.tiepdan.control.body;

import org.jspecify.annotations.NullMarked;
