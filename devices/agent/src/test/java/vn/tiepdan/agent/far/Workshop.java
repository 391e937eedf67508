package vn.tiepdan.agent.far;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.tiepdan.peripheral.browser.Chromium;

/**
 * A stand whose agent has programs and a browser: one of each kind that does it, that does not, and that nobody has set up. A test
 * that has a field of type {@link Chromium} or {@link Did} finds it there.
 */
public class Workshop extends AgentStand {
    private @Nullable Chromium chromium;
    private @Nullable Did did;

    /** Where the programs leave what they did. */
    public record Did(Path folder) {
        public Path file(String name) {
            return folder.resolve(name);
        }
    }

    @Override
    protected Map<String, String> more(Path folder) throws IOException {
        did = new Did(Files.createDirectory(folder.resolve("did")));
        chromium = new Chromium(Files.createDirectory(folder.resolve("chromium")));
        return Map.of(
                "tiepdan.agent.programs.volume",
                "sh,-c,echo $1 >> " + did.file("volume") + ",x,{percent}%",
                "tiepdan.agent.programs.display-power",
                "sh,-c,test $1 = on && exec touch " + did.file("lit")
                        + "; echo the display has no cable and stays $1; exit 4" + ",x,{power}",
                "tiepdan.agent.programs.camera-preset",
                "sh,-c,echo $1 >> " + did.file("preset") + ",x,{preset}",
                "tiepdan.agent.programs.test-print",
                "cp,{file}," + did.file("printed"),
                "tiepdan.agent.programs.reboot",
                "touch," + did.file("rebooted"),
                "tiepdan.agent.browser.debugging",
                chromium.debugging().toString());
    }

    @Override
    public void inject(TestInjector injector) {
        super.inject(injector);
        injector.injectIntoFields(chromium, new TestInjector.MatchesType(Chromium.class));
        injector.injectIntoFields(did, new TestInjector.MatchesType(Did.class));
    }

    @Override
    public void stop() {
        if (chromium != null) {
            chromium.close();
        }
        super.stop();
    }
}
