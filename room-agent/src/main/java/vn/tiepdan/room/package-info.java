/**
 * The agent at the official's side: what {@code vn.tiepdan.agent} does, with the page of the room at {@code /}. It adds only its
 * configuration ({@code application.properties}).
 */
@NullMarked
package vn.tiepdan.room;

import org.jspecify.annotations.NullMarked;
