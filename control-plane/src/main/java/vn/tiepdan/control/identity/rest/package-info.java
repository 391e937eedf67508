/** {@code /api/v1/sign-in}, {@code sign-out}, {@code me} and {@code accounts}, and the cookie that every other request brings. */
@NullMarked
package vn.tiepdan.control.identity.rest;

import org.jspecify.annotations.NullMarked;
