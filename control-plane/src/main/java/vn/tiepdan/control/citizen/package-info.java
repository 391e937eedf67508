/**
 * Who came, for whom they speak, and how sure that is: evidence of identity, standing with its papers, groups and their delegates. Rules
 * only: what a session keeps of it is the reception's.
 */
@NullMarked
package vn.tiepdan.control.citizen;

import org.jspecify.annotations.NullMarked;
