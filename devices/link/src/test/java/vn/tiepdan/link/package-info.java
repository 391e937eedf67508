/** Tests of the connector against two brokers; {@link vn.tiepdan.link.LinkContract} is the list of its promises. */
@NullMarked
package vn.tiepdan.link;

import org.jspecify.annotations.NullMarked;
