package vn.tiepdan.bench.fleet;

import java.security.cert.X509Certificate;
import vn.tiepdan.wire.DeviceId;

/** By what a device is known. */
record Identity(DeviceId id, X509Certificate certificate) {}
