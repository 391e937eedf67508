package vn.tiepdan.control.platform;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives the data folder of this control plane to whoever keeps something in it. */
final class DataFolders {
    @Produces
    @Singleton
    DataFolder own(@ConfigProperty(name = "tiepdan.data-dir") Path path) {
        return DataFolder.at(path);
    }
}
