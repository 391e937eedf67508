package vn.tiepdan.agent.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Trust in the control plane: its authority is known by its file, or before the first certificate by its fingerprint alone. */
final class PinnedAuthority {
    private static final KeyManager[] ANONYMOUS = {};

    private PinnedAuthority() {}

    /** Trusts what the authorities in a PEM file signed. */
    static SSLContext fromFile(Path pem) throws GeneralSecurityException, IOException {
        return fromFile(pem, ANONYMOUS);
    }

    /** @param identity what this device shows of itself */
    static SSLContext fromFile(Path pem, KeyManager[] identity) throws GeneralSecurityException, IOException {
        try (InputStream file = Files.newInputStream(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            return context(anchoredAt(certificates), identity);
        }
    }

    /** Trusts a server that shows, in its chain, the authority with this SHA-256 fingerprint and is signed by it. */
    static SSLContext fromFingerprint(String sha256) throws GeneralSecurityException {
        var wanted = sha256.replace(":", "").strip().toLowerCase(Locale.ROOT);
        return context(new ByFingerprint(wanted), ANONYMOUS);
    }

    private static SSLContext context(TrustManager trust, KeyManager[] identity) throws GeneralSecurityException {
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(identity, new TrustManager[] {trust}, null);
        return context;
    }

    private static X509ExtendedTrustManager anchoredAt(X509Certificate... anchors) throws GeneralSecurityException {
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < anchors.length; i++) {
                store.setCertificateEntry("authority-" + i, anchors[i]);
            }
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return Stream.of(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow(() -> new GeneralSecurityException("this Java has no PKIX trust manager"));
        } catch (IOException impossible) {
            throw new GeneralSecurityException("an empty key store cannot be made", impossible);
        }
    }

    private static final class ByFingerprint extends X509ExtendedTrustManager {
        private final String sha256;

        private ByFingerprint(String sha256) {
            this.sha256 = sha256;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            authority(chain).checkServerTrusted(chain, type, engine);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            authority(chain).checkServerTrusted(chain, type, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("a check without the connection cannot see the host name");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }

        private X509ExtendedTrustManager authority(X509Certificate[] chain) throws CertificateException {
            try {
                for (var certificate : chain) {
                    if (sha256.equals(fingerprint(certificate))) {
                        return anchoredAt(certificate);
                    }
                }
            } catch (GeneralSecurityException defect) {
                throw new CertificateException(defect);
            }
            throw new CertificateException("the server does not show the authority that was configured; it shows "
                    + Arrays.stream(chain)
                            .map(X509Certificate::getSubjectX500Principal)
                            .toList());
        }

        private static String fingerprint(X509Certificate certificate) throws GeneralSecurityException {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        }
    }
}
