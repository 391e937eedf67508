@NullMarked
package vn.tiepdan.control.enrolment.rest;

import org.jspecify.annotations.NullMarked;
