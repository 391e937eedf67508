package vn.tiepdan.journey.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where an agent finds the control plane.
 *
 * @param enrolment for EST, for example {@code https://localhost:8443}
 * @param broker    TCP port of the broker on this machine
 * @param authority PEM file of the authority to trust
 */
public record Central(String enrolment, int broker, String authority) {
    /**
     * The settings of an agent that keeps its files in this folder and serves its page on this port. It shares its machine with
     * everything else, so no command takes that down.
     */
    public Map<String, String> settings(Path folder, int port) {
        return new HashMap<>(Map.of(
                "quarkus.http.port",
                Integer.toString(port),
                "tiepdan.agent.data-dir",
                folder.toString(),
                "tiepdan.agent.broker.port",
                Integer.toString(broker),
                "tiepdan.agent.programs.reboot",
                "",
                "tiepdan.agent.enrolment.url",
                enrolment,
                "tiepdan.agent.enrolment.ca",
                authority));
    }
}
