@NullMarked
package vn.tiepdan.control.schedule.rest;

import org.jspecify.annotations.NullMarked;
