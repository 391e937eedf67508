package vn.tiepdan.control;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import vn.tiepdan.wire.DeviceId;

/** A device with a key of its own and a certificate of this control plane, as far as a test needs one. */
public record TestDevice(DeviceId id, KeyPair keys, X509Certificate certificate, X509Certificate authority) {
    private static final char[] PASSWORD = "test".toCharArray();

    public static KeyPair freshKeys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    /** A client of its own certificate under the given client identifier. */
    public Mqtt5BlockingClient client(int port, String clientId) throws GeneralSecurityException, IOException {
        return builder(port, clientId).buildBlocking();
    }

    public Mqtt5BlockingClient client(int port) throws GeneralSecurityException, IOException {
        return client(port, id.value());
    }

    public Mqtt5ClientBuilder builder(int port, String clientId) throws GeneralSecurityException, IOException {
        return MqttClient.builder()
                .useMqttVersion5()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port)
                .sslConfig()
                .keyManagerFactory(keyManagers())
                .trustManagerFactory(trustIn(authority))
                .applySslConfig();
    }

    /** A connection under its certificate for who writes packets by hand. */
    public Socket socket(int port) throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(keyManagers().getKeyManagers(), trustIn(authority).getTrustManagers(), null);
        return context.getSocketFactory().createSocket("127.0.0.1", port);
    }

    public static TrustManagerFactory trustIn(X509Certificate authority) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", authority);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    /** Shows this device's certificate over HTTPS. */
    public SSLContext tls() throws GeneralSecurityException, IOException {
        var context = SSLContext.getInstance("TLS");
        context.init(keyManagers().getKeyManagers(), trustIn(authority).getTrustManagers(), null);
        return context;
    }

    private KeyManagerFactory keyManagers() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("device", keys.getPrivate(), PASSWORD, new Certificate[] {certificate});
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, PASSWORD);
        return factory;
    }
}
