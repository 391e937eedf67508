/** Call signalling over MQTT: incoming channel {@code signals}; answers go through the fleet's link. */
@NullMarked
package vn.tiepdan.control.call.mqtt;

import org.jspecify.annotations.NullMarked;
