/** The browser that shows the page, through the DevTools protocol that Chromium speaks on this machine. */
@NullMarked
package vn.tiepdan.peripheral.browser;

import org.jspecify.annotations.NullMarked;
