package vn.tiepdan.journey.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of an application, loaded and linked, as a training run left them in a file: later starts begin with them (JEP 483,
 * JEP 514). The JVM does without a cache that does not fit the application or the JVM any more.
 */
record ClassCache(Path file) {
    /** Options of a run that writes the file when it ends, which takes the JVM some seconds more. */
    List<String> training() {
        return List.of("-XX:AOTCacheOutput=" + file, QUIET);
    }

    /** Options of a run that begins with it; none when there is no such file. */
    List<String> use() {
        return Files.exists(file) ? List.of("-XX:AOTCache=" + file, QUIET) : List.of();
    }

    /** Why a class is not in the cache interests nobody who runs the application. */
    private static final String QUIET = "-Xlog:aot=error,cds=error";
}
