/**
 * The embedded MQTT broker (HiveMQ CE): one TLS listener that demands a certificate of our authority, and the rights of each
 * client. A device may publish under its own {@code up} topics and subscribe to its own {@code down} topics, nothing else.
 */
@NullMarked
package vn.tiepdan.control.fleet.broker;

import org.jspecify.annotations.NullMarked;
