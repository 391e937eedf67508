package vn.tiepdan.journey.demo;

import com.microsoft.playwright.Page;
import vn.tiepdan.journey.stack.Account;

/** The console in the hands of an administrator. */
final class Console {
    private final Page page;
    private final String address;

    Console(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    void signIn(Account account) {
        page.navigate(address + "/");
        page.getByTestId("name").fill(account.name());
        page.getByTestId("password").fill(account.password());
        page.getByTestId("sign-in").click();
        page.getByTestId("staff-name").waitFor();
    }

    /** @param sight a test id that shows that the section is there */
    void open(String section, String sight) {
        page.navigate(address + "/#/" + section);
        page.getByTestId(sight).first().waitFor();
    }

    /** Starts the recording and waits until it has played for a moment. */
    void play() {
        page.getByTestId("play").click();
        page.waitForFunction(
                "() => { const v = document.querySelector('[data-testid=player]'); return v && v.currentTime > 0.5; }");
    }

    void shoot(java.nio.file.Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
}
