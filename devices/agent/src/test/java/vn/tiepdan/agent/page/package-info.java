@NullMarked
package vn.tiepdan.agent.page;

import org.jspecify.annotations.NullMarked;
