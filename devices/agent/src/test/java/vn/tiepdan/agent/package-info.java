/** The rules of the house for what both agents do. */
@NullMarked
package vn.tiepdan.agent;

import org.jspecify.annotations.NullMarked;
