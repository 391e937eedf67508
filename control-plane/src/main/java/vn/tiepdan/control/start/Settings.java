package vn.tiepdan.control.start;

import io.quarkus.runtime.LaunchMode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.tiepdan.control.platform.CannotStart;

/** The settings that are needed before the application runs, from the same places and with the same names. */
public final class Settings {
    private final SmallRyeConfig config;

    private Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /** Reads system properties, the environment, {@code config/application.properties} and the built-in defaults. */
    public static Settings read() {
        try {
            var builder = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDefaultSources()
                    .withProfile(System.getProperty(
                            "quarkus.profile", LaunchMode.current().getDefaultProfile()));
            var local = Path.of("config", "application.properties");
            if (Files.exists(local)) {
                builder.withSources(new PropertiesConfigSource(local.toUri().toURL(), 260));
            }
            var builtIn = Thread.currentThread().getContextClassLoader().getResource("application.properties");
            if (builtIn != null) {
                builder.withSources(new PropertiesConfigSource(builtIn, 250));
            }
            return new Settings(builder.build());
        } catch (IOException unreadable) {
            throw new CannotStart("Cannot read the settings: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Whether the HTTP server is already there: in development it stays from one live reload to the next. */
    public boolean keepsHttpServer() {
        return LaunchMode.current().isDev();
    }

    public Path folder(String key) {
        return Path.of(
                text(key).orElseThrow(() -> new CannotStart("The setting " + key + " is empty; give it a folder.")));
    }

    public Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class);
    }

    /** Comma-separated values; empty when the setting is. */
    public List<String> list(String key) {
        return config.getOptionalValues(key, String.class).orElse(List.of());
    }

    public boolean on(String key) {
        var value = text(key).orElse("false");
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new CannotStart("The setting " + key + " is \"" + value + "\"; it must be true or false.");
        };
    }

    public int port(String key) {
        return optionalPort(key)
                .orElseThrow(() -> new CannotStart("The setting " + key + " is empty; give it a port, 1 to 65535."));
    }

    public OptionalInt optionalPort(String key) {
        var value = text(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!value.get().matches("[0-9]{1,5}")
                || Integer.parseInt(value.get()) < 1
                || Integer.parseInt(value.get()) > 65535) {
            throw new CannotStart("The setting " + key + " is \"" + value.get() + "\"; it must be a port, 1 to 65535.");
        }
        return OptionalInt.of(Integer.parseInt(value.get()));
    }
}
