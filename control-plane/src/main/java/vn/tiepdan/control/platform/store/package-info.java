/** {@link vn.tiepdan.control.platform.Transactions} on Hibernate Reactive. */
@NullMarked
package vn.tiepdan.control.platform.store;

import org.jspecify.annotations.NullMarked;
