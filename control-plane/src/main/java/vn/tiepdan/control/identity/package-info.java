/** The members of staff: their accounts, how they sign in and what they may do. Devices have certificates instead. */
@NullMarked
package vn.tiepdan.control.identity;

import org.jspecify.annotations.NullMarked;
