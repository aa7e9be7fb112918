package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.SAVED;
import static io.broadsheet.systemtest.Editors.press;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.nio.file.Path;

/** Two people write in one article: a line that is down, a lid that is closed, a browser that is killed. */
record KeptWords(Chromium chromium, Editors editors, Path folder) {

    private static final Reader DESK = new Reader(1280, ColorScheme.LIGHT, true);
    private static final String TEXT = "First.\n\nBetween.\n\nSecond.\n\nBetween again.\n\nThird.";

    void whateverWasShownAsSavedIsFound() {
        String id = editors.begun("Of two people", TEXT);
        try (BrowserContext one = chromium.window(DESK);
                var other = chromium.ownBrowser(folder.resolve("lid"))) {
            Page offline = editors.signedIn(one);
            open(offline, id);
            Page lid = editors.colleague(other.window());
            open(lid, id);

            one.setOffline(true);
            write(offline, "First.", " Without a line.");
            assertThat(offline.locator("#saved")).containsText("Kept in this browser");

            write(lid, "Second.", " Before the lid was closed.");
            assertThat(lid.locator("#saved")).hasText(SAVED);
            lid.keyboard().type(" And in that moment.");
            assertThat(lid.locator("#editor")).containsText("And in that moment.");
            other.freeze();

            killed(id);

            one.setOffline(false);
            joined(offline);
            other.thaw();
            joined(lid);
        }
        assertThat(editors.kept(id).get("body").get("source").asString())
                .contains("First. Without a line.")
                .contains("Second. Before the lid was closed. And in that moment.")
                .contains("Third. Told, and kept.");
    }

    /** Nothing of its process ends as it should. */
    private void killed(String id) {
        try (var browser = chromium.ownBrowser(folder.resolve("killed"))) {
            Page page = editors.signedIn(browser.window());
            open(page, id);
            browser.window().setOffline(true);
            write(page, "Third.", " Told, and kept.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            browser.kill();
        }
        try (var browser = chromium.ownBrowser(folder.resolve("killed"))) {
            Page page = editors.signedIn(browser.window());
            page.navigate(editors.address(id));
            assertThat(page.locator("#editor")).containsText("Third.");
            press(page, "Put it into the form");
            assertThat(page.locator("#editor")).containsText("Third. Told, and kept.");
            press(page, "Save");
            assertThat(said(page)).containsText("Saved.");
        }
    }

    private void open(Page page, String id) {
        page.navigate(editors.address(id));
        assertThat(page.locator("#editor")).isVisible();
    }

    private static void write(Page page, String behind, String words) {
        page.locator("#editor p").getByText(behind).first().click();
        page.keyboard().press("End");
        page.keyboard().type(words);
    }

    /** Others have saved meanwhile: both are put together, and that is saved. */
    private static void joined(Page page) {
        assertThat(page.locator("#saved")).containsText("Somebody else has saved");
        press(page, "Save");
        assertThat(page.locator("[role=alert]").first()).containsText("what each of you changed is in the form now");
        press(page, "Save");
        assertThat(said(page)).containsText("Saved.");
    }

    /** Asked for, given, gone on with, and taken back. */
    void oneTakesOverFromTheOther() {
        String id = editors.begun("Handed over", "First.");
        try (BrowserContext one = chromium.window(DESK);
                BrowserContext other = chromium.window(new Reader(390, ColorScheme.DARK, true))) {
            Page writer = editors.signedIn(one);
            open(writer, id);
            write(writer, "First.", " Second.");
            assertThat(writer.locator("#saved")).hasText(SAVED);
            Page asker = editors.colleague(other);
            open(asker, id);

            assertThat(asker.locator("#presence")).containsText(" is writing here since ");
            press(asker, "Ask to take over");
            assertThat(asker.locator("#presence")).containsText("has not answered yet");
            assertThat(writer.locator("#presence")).containsText("Jo Vik asks to take over.");
            Axe.accessible(writer, "newsroom-presence-asked");
            Axe.accessible(asker, "newsroom-presence-asking");
            assertThat(Chromium.fits(asker)).isTrue();

            writer.locator("#editor").click();
            writer.keyboard().press("Control+End");
            writer.keyboard().type(" Third, in the last moment.");
            press(writer, "Save, and hand over");
            assertThat(writer.locator("#presence")).containsText("You handed over. Your words are saved.");
            assertThat((Boolean) writer.evaluate("document.getElementById('write').inert"))
                    .isTrue();

            press(asker, "Go on with what is saved");
            assertThat(asker.locator("#editor")).hasText("First. Second. Third, in the last moment.");
            asker.locator("#editor").click();
            asker.keyboard().press("Control+End");
            asker.keyboard().type(" Fourth, by the other.");
            assertThat(asker.locator("#saved")).hasText(SAVED);

            press(writer, "Take it back");
            assertThat(writer.locator("#editor"))
                    .hasText("First. Second. Third, in the last moment. Fourth, by the other.");
        }
    }
}
