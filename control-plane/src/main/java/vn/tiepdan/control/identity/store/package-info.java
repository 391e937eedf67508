/** Accounts and sign-ins in PostgreSQL. */
@NullMarked
package vn.tiepdan.control.identity.store;

import org.jspecify.annotations.NullMarked;
