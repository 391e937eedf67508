/**
 * The rules of the house as tests. Each module keeps them by a test that implements {@link vn.tiepdan.house.HouseTest}; what
 * breaks them on purpose, to prove that they can be broken, is in {@code vn.tiepdan.house.wrong}.
 */
@NullMarked
package vn.tiepdan.house;

import org.jspecify.annotations.NullMarked;
