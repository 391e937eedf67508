/**
 * What happens before the application runs: settings, the data folder with its lock, free ports, certificates, the
 * embedded database. Everything here runs once, on the main thread, and may block. A start that cannot be is told in one
 * sentence ({@link vn.tiepdan.control.platform.CannotStart}).
 */
@NullMarked
package vn.tiepdan.control.start;

import org.jspecify.annotations.NullMarked;
