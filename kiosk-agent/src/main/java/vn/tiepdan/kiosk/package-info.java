/**
 * The agent at the citizen's side: what {@code vn.tiepdan.agent} does, with the page of the kiosk at {@code /}. It adds only its
 * configuration ({@code application.properties}).
 */
@NullMarked
package vn.tiepdan.kiosk;

import org.jspecify.annotations.NullMarked;
