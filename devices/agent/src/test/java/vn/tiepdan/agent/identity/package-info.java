/** Enrolment against a control plane that answers as the real one does. */
@NullMarked
package vn.tiepdan.agent.identity;

import org.jspecify.annotations.NullMarked;
