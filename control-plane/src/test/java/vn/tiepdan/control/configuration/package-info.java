/** Layers, what follows from them, and what devices make of it. */
@NullMarked
package vn.tiepdan.control.configuration;

import org.jspecify.annotations.NullMarked;
