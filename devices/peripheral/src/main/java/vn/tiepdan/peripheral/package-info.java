/** The hardware of this machine, as far as the agent reaches it itself; camera, microphone, speaker and display are the page's. */
@NullMarked
package vn.tiepdan.peripheral;

import org.jspecify.annotations.NullMarked;
