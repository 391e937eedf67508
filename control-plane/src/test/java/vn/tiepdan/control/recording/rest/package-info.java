@NullMarked
package vn.tiepdan.control.recording.rest;

import org.jspecify.annotations.NullMarked;
