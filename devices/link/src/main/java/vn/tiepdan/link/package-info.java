@NullMarked
package vn.tiepdan.link;

import org.jspecify.annotations.NullMarked;
