/**
 * The fleet over MQTT. Incoming channels, one connection for each class of traffic so that one cannot hold up another:
 * {@code presence}, {@code status}, {@code reported}, {@code events}, {@code results}, {@code requests}. Outgoing:
 * {@code to-devices}, whose topic comes with each message. A message that cannot be read is counted, logged without its
 * content and done with; one that fails for a passing reason is left to the sender's next try.
 */
@NullMarked
package vn.tiepdan.control.fleet.mqtt;

import org.jspecify.annotations.NullMarked;
