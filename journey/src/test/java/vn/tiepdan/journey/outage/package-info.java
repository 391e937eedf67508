/** What is promised when a process ends without warning: nothing that a page was told is kept gets lost, nothing counts twice. */
@NullMarked
package vn.tiepdan.journey.outage;

import org.jspecify.annotations.NullMarked;
