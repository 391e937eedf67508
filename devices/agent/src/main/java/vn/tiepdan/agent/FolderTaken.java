package vn.tiepdan.agent;

import java.nio.file.Path;

/** Another agent works in this agent's data folder, so this one does not start. The message says what to do. */
final class FolderTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FolderTaken(Path folder) {
        super("Cannot start: another agent runs with the folder " + folder
                + "; stop that one, or give this one a folder of"
                + " its own (tiepdan.agent.data-dir; --name of ./tiepdan kiosk).");
    }
}
