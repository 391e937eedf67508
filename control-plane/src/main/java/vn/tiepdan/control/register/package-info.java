/** The register of receptions (Form 03, Circular 04/2021/TT-TTCP): one row per session, gapless per body and year. */
@NullMarked
package vn.tiepdan.control.register;

import org.jspecify.annotations.NullMarked;
