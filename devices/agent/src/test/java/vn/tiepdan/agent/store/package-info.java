@NullMarked
package vn.tiepdan.agent.store;

import org.jspecify.annotations.NullMarked;
