package vn.tiepdan.control.trust;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** The names and addresses under which this machine can be reached. */
public final class Names {
    private Names() {}

    /** @param configured further names, for example the public one */
    public static List<String> ofThisMachine(Collection<String> configured) {
        var names = new TreeSet<>(configured);
        names.addAll(List.of("localhost", "127.0.0.1"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address.getAddress().length == 4)
                    .map(InetAddress::getHostAddress)
                    .forEach(names::add);
        } catch (IOException unknown) {
            return List.copyOf(names);
        }
        return List.copyOf(names);
    }
}
