package vn.tiepdan.control.trust;

import io.vertx.core.http.HttpServerRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Who is at the other end of an HTTPS connection, as TLS has proven it. */
public final class Peer {
    private Peer() {}

    /** Of our authority, in its time, its key in the caller's hands; empty without TLS and without a certificate. */
    public static Optional<X509Certificate> certificate(HttpServerRequest connection) {
        try {
            return connection.isSSL()
                    ? Optional.of((X509Certificate) connection.sslSession().getPeerCertificates()[0])
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException none) {
            return Optional.empty();
        }
    }
}
