/** Receptions in real browsers: the whole way, and what may break on it. */
@NullMarked
package vn.tiepdan.journey.demo;

import org.jspecify.annotations.NullMarked;
