/** Tests of the whole control plane, and the resources that other tests stand on. */
@NullMarked
package vn.tiepdan.control;

import org.jspecify.annotations.NullMarked;
