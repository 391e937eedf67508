package vn.tiepdan.control.janus;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.tiepdan.control.platform.DataFolder;

/**
 * The configuration files of a supervised server. It listens on this machine only, has one plugin and one transport, and lets
 * nobody in without a secret.
 */
final class ServerConfig {
    private ServerConfig() {}

    /** Writes the files with fresh ports; the secrets stay the same for the life of the folder. */
    static JanusClient.Access write(DataFolder folder, JanusSettings settings) throws IOException {
        int apiPort = freePort();
        int adminPort = freePort();
        var access = new JanusClient.Access(
                URI.create("http://127.0.0.1:" + apiPort + "/janus"),
                URI.create("http://127.0.0.1:" + adminPort + "/admin"),
                folder.secret("api-secret"),
                folder.secret("admin-secret"),
                folder.secret("admin-key"));
        DataFolder.writePrivate(folder.file("janus.jcfg"), general(access, settings, folder.file("none")));
        DataFolder.writePrivate(folder.file("janus.transport.http.jcfg"), http(apiPort, adminPort));
        DataFolder.writePrivate(folder.file("janus.plugin.videoroom.jcfg"), videoRoom(access));
        Files.createDirectories(folder.file("none"));
        return access;
    }

    private static String general(JanusClient.Access access, JanusSettings settings, Path none) {
        return """
                general: {
                  api_secret = "%s"
                  admin_secret = "%s"
                  server_name = "tiepdan"
                  session_timeout = 60
                  recordings_tmp_ext = "tmp"
                  events_folder = "%s"
                  loggers_folder = "%s"
                  interface = "%s"
                  debug_level = 3
                  debug_colors = false
                  protected_folders = ["/bin", "/boot", "/dev", "/etc", "/lib", "/proc", "/sbin", "/sys", "/usr"]
                }
                media: {
                  rtp_port_range = "%s"
                  no_media_timer = 1
                }
                nat: {
                  nice_debug = false
                  full_trickle = false
                  ice_enforce_list = "%s"
                  ignore_mdns = true
                }
                plugins: { disable = "%s" }
                transports: { disable = "%s" }
                events: { broadcast = false }
                """.formatted(
                        access.apiSecret(),
                        access.adminSecret(),
                        none,
                        none,
                        settings.mediaInterface(),
                        settings.mediaPorts(),
                        settings.mediaInterface(),
                        "libjanus_audiobridge.so,libjanus_duktape.so,libjanus_echotest.so,libjanus_lua.so,libjanus_nosip.so,"
                                + "libjanus_recordplay.so,libjanus_sip.so,libjanus_streaming.so,libjanus_textroom.so,"
                                + "libjanus_videocall.so,libjanus_voicemail.so",
                        "libjanus_websockets.so,libjanus_rabbitmq.so,libjanus_mqtt.so,libjanus_nanomsg.so,"
                                + "libjanus_pfunix.so");
    }

    private static String http(int apiPort, int adminPort) {
        return """
                general: {
                  json = "compact"
                  base_path = "/janus"
                  http = true
                  port = %d
                  ip = "127.0.0.1"
                  https = false
                }
                admin: {
                  admin_base_path = "/admin"
                  admin_http = true
                  admin_port = %d
                  admin_ip = "127.0.0.1"
                  admin_https = false
                }
                """.formatted(apiPort, adminPort);
    }

    private static String videoRoom(JanusClient.Access access) {
        return """
                general: {
                  admin_key = "%s"
                  lock_rtp_forward = true
                  string_ids = true
                }
                """.formatted(access.adminKey());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static Path log(DataFolder folder) {
        return folder.file("janus.log");
    }
}
