package vn.tiepdan.journey.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** What the tests of {@code web} look with too: axe at a page, a reader of QR codes at a picture. */
final class Eyes {
    private static final Path MODULES = Path.of("../web/node_modules");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private Eyes() {}

    /** What axe-core finds wrong on this page, one line each; empty is good. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        page.evaluate(text("axe-core/axe.min.js"));
        return (List<String>) page.evaluate("""
                async (rules) => {
                  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: rules } });
                  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
                }""", RULES);
    }

    /** The text of the QR code somewhere in this picture (PNG); empty when a reader finds none. */
    static String qrCode(Browser browser, byte[] picture) {
        try (var page = browser.newPage()) {
            page.evaluate(text("jsqr/dist/jsQR.js"));
            return (String) page.evaluate("""
                    async (picture) => {
                      const image = new Image();
                      image.src = `data:image/png;base64,${picture}`;
                      await image.decode();
                      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
                      pen.drawImage(image, 0, 0);
                      const { data, width, height } = pen.getImageData(0, 0, image.width, image.height);
                      return jsQR(data, width, height)?.data ?? '';
                    }""", Base64.getEncoder().encodeToString(picture));
        }
    }

    private static String text(String file) {
        try {
            return Files.readString(MODULES.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("web/npmw ci fetches it", unreadable);
        }
    }
}
