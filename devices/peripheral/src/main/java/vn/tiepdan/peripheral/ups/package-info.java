/**
 * The uninterruptible power supply (UPS), through Network UPS Tools: whatever the make, its {@code upsd} answers in one protocol
 * (RFC 9271). It is what tells a power cut from a broken line.
 */
@NullMarked
package vn.tiepdan.peripheral.ups;

import org.jspecify.annotations.NullMarked;
