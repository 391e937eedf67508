package vn.tiepdan.control.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import vn.tiepdan.control.platform.CannotStart;

/** TCP ports of this machine. */
public final class Ports {
    private Ports() {}

    /** A port of the loopback address that nobody listens on now. */
    public static int free() {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        } catch (IOException impossible) {
            throw new CannotStart("No free TCP port on this machine: " + impossible.getMessage(), impossible);
        }
    }

    public static boolean isFree(String host, int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** @param key the setting that chooses the port */
    public static void demandFree(String host, int port, String what, String key) {
        if (!isFree(host, port)) {
            throw new CannotStart("Port " + port + " (" + what
                    + ") is in use by another program. Stop that program (ss -ltnp 'sport = :" + port
                    + "' names it), or choose another port with " + key + ".");
        }
    }
}
