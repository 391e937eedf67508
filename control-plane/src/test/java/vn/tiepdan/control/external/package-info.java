/** The control plane on a broker and a media server that it did not start. */
@NullMarked
package vn.tiepdan.control.external;

import org.jspecify.annotations.NullMarked;
