package vn.tiepdan.bench.measure;

import java.util.List;

/** How the control plane runs for a large fleet, as docs/operations.md says. */
public final class Server {
    private Server() {}

    /** @param heap as {@code -Xmx} takes it */
    public static List<String> jvm(String heap) {
        return List.of("-Xmx" + heap, "-XX:TieredStopAtLevel=4");
    }
}
