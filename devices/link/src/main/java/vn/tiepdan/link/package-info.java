/**
 * MQTT 5 for SmallRye Reactive Messaging: the connector {@code tiepdan-mqtt} on the HiveMQ client.
 *
 * <p>Read in this order: {@link vn.tiepdan.link.MqttConnector} lists every attribute of a channel;
 * {@link vn.tiepdan.link.Link} is one connection that several channels may share and that dials again until it is closed;
 * {@link vn.tiepdan.link.Inbox} and {@link vn.tiepdan.link.Outbox} are its two directions.
 * {@link vn.tiepdan.link.IncomingMqttMetadata} and {@link vn.tiepdan.link.OutgoingMqttMetadata} carry what MQTT 5 says beside
 * the payload.
 *
 * <p>What is known only at run time (identity after enrolment, a will with today's epoch, renewed certificates) comes from a
 * {@link vn.tiepdan.link.ConnectionSetup}, asked before every attempt; a {@link vn.tiepdan.link.ConnectionListener} hears the
 * link come and go; {@link vn.tiepdan.link.Links} tells how it is. Within a connection TLS 1.3 changes no certificate, so a renewed one
 * comes with a second connection, for which the broker ends the first: {@code Succession}, decision 010. Nothing is lost by it, and what was
 * under way travels again.
 *
 * <p>Promises: an incoming message of QoS 1 is acknowledged to the broker when its handler has acknowledged it, in order, and
 * at most {@code receive-maximum} of them are open at once, which is the backpressure. It is delivered again after a reconnect
 * when it was not acknowledged, so handlers meet repeats. An outgoing message of QoS 1 is acknowledged to its sender when the
 * broker has it, and refused with a {@link vn.tiepdan.link.PublishFailed} otherwise. A broker that has a message may still
 * lose it.
 */
@NullMarked
package vn.tiepdan.link;

import org.jspecify.annotations.NullMarked;
