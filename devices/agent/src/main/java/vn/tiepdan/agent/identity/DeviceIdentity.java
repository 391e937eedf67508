package vn.tiepdan.agent.identity;

import java.nio.file.Path;
import vn.tiepdan.wire.DeviceId;

/**
 * An enrolled device. The files are PEM.
 *
 * @param id          common name of the certificate
 * @param certificate the device's certificate, then its intermediates
 * @param key         PKCS#8, made here, never sent anywhere
 * @param trust       the authorities of the control plane
 */
public record DeviceIdentity(DeviceId id, Path certificate, Path key, Path trust) {}
