/** What every feature stands on and that knows no feature: clock, transactions, problems (RFC 9457). */
@NullMarked
package vn.tiepdan.control.platform;

import org.jspecify.annotations.NullMarked;
