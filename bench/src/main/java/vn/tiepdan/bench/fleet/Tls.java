package vn.tiepdan.bench.fleet;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.wire.DeviceId;

/**
 * One TLS context for all devices, each of which shows its own certificate. The engine's peer host, which names the far side
 * elsewhere, is the device's id here: by it the certificate is found, and sessions of different devices are kept apart. So the
 * server's certificate is held to the authority but not to a host name, which costs the handshake nothing worth measuring.
 */
final class Tls {
    private static final int FEW = 1;

    private final SSLContext context;
    private final KeyPair keys;
    private final Map<String, X509Certificate> certificates = new ConcurrentHashMap<>();

    private Tls(SSLContext context, KeyPair keys) {
        this.context = context;
        this.keys = keys;
    }

    static Tls trusting(X509Certificate authority) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var context = SSLContext.getInstance("TLSv1.3");
            var tls = new Tls(context, generator.generateKeyPair());
            context.init(new KeyManager[] {tls.new Shown()}, trustIn(authority).getTrustManagers(), null);
            context.getClientSessionContext().setSessionCacheSize(FEW);
            return tls;
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalStateException("this JVM cannot do TLS", unusable);
        }
    }

    private static TrustManagerFactory trustIn(X509Certificate authority) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    KeyPair keys() {
        return keys;
    }

    void add(Identity identity) {
        certificates.put(identity.id().value(), identity.certificate());
    }

    SSLEngine engine(DeviceId device, int port) {
        var engine = context.createSSLEngine(device.value(), port);
        engine.setUseClientMode(true);
        return engine;
    }

    /** Shows the certificate that the engine's peer host names. */
    private final class Shown extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseEngineClientAlias(
                String[] types, Principal @Nullable [] issuers, SSLEngine engine) {
            return engine.getPeerHost();
        }

        @Override
        public X509Certificate @Nullable [] getCertificateChain(String alias) {
            var certificate = certificates.get(alias);
            return certificate == null ? null : new X509Certificate[] {certificate};
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return keys.getPrivate();
        }

        @Override
        public String @Nullable [] getClientAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseClientAlias(String[] types, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(String type, Principal @Nullable [] issuers, Socket socket) {
            return null;
        }
    }
}
