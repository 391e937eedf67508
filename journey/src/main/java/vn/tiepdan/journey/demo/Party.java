package vn.tiepdan.journey.demo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import vn.tiepdan.journey.media.Sender;
import vn.tiepdan.journey.stack.Mishap;

/** One person before one screen; touches and looks by the page's test ids. */
public final class Party {
    private final Sender sender;
    private final Page page;

    public Party(Sender sender, Page page) {
        this.sender = sender;
        this.page = page;
    }

    public Sender sender() {
        return sender;
    }

    public Page page() {
        return page;
    }

    public Party touch(String id) {
        page.getByTestId(id).click();
        return this;
    }

    public Party type(String id, String text) {
        page.getByTestId(id).fill(text);
        return this;
    }

    public Party sees(String id) {
        page.getByTestId(id).first().waitFor();
        return this;
    }

    /** Waits for the named screen of the page. */
    public Party on(String screen) {
        page.locator("[data-testid=" + sender.role() + "][data-screen=" + screen + "]")
                .waitFor();
        return this;
    }

    /** Waits until the remote picture has been painted once in the given attempt or a later one. */
    public Party seesTheOther() {
        page.locator("[data-testid=remote-video][data-first-frame-millis]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return this;
    }

    public Party recordingRuns() {
        page.locator("[data-testid=recording][data-recording=running]").waitFor();
        return this;
    }

    /** A number that the page's element shows as an attribute. */
    public double number(String id, String attribute) {
        var value = page.getByTestId(id).getAttribute(attribute);
        if (value == null) {
            throw new Mishap("The " + sender.role() + " page shows no " + attribute + ".");
        }
        return Double.parseDouble(value);
    }

    public double remote(String attribute) {
        return number("remote-video", attribute);
    }

    public void shoot(Path file) {
        try {
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        } catch (PlaywrightException notNow) {
            throw new Mishap("No screenshot of the " + sender.role() + ": " + notNow.getMessage(), notNow);
        }
    }
}
