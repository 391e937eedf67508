@NullMarked
package vn.tiepdan.agent;

import org.jspecify.annotations.NullMarked;
