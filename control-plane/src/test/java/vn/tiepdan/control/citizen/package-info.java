@NullMarked
package vn.tiepdan.control.citizen;

import org.jspecify.annotations.NullMarked;
