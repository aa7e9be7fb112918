package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.regex.Pattern;

/** A table of a text, filled in without a mouse by somebody whom it must not keep. */
record TablesByKey(Chromium chromium, Editors editors) {

    private static final String IN_TEXT = "document.activeElement.id === 'editor'";

    void whatComesIntoACellIsApartAndWhole() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "In cells", "Tides");
            page.locator("#editor").press("Control+End");
            press(page, "Table");
            page.keyboard().type("one");
            page.keyboard().press("Enter");
            page.keyboard().type("two");
            page.keyboard().press("Tab");
            // A table that is none here: it has no head, and lists in its cells.
            page.evaluate("""
                    () => {
                      const data = new DataTransfer();
                      data.setData('text/html', '<table><tr><td><ul><li>a</li><li>b</li></ul></td><td>c</td></tr></table>');
                      document.getElementById('editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                    }""");

            assertThat(page.locator("#source")).hasValue(Pattern.compile("\\| one<br>two \\| a b c \\|"));
        }
    }

    void tabLeadsThroughTheCellsAndOutOfTheText() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "High water", "Tides");
            page.locator("#editor").press("Control+End");
            press(page, "Table");
            for (String cell : "Day,Low,High,Monday,three,nine,Tuesday,four,ten".split(",")) {
                page.keyboard().type(cell);
                page.keyboard().press("Tab");
            }
            page.keyboard().type("Wednesday");
            assertThat(page.locator("#editor tr")).hasCount(4);

            // What is in a cell is marked: it is typed over, as in any table.
            page.keyboard().press("Shift+Tab");
            page.keyboard().type("eleven");
            assertThat(page.locator("#editor tr").nth(2)).hasText("Tuesdayfoureleven");
            assertThat(page.locator("#source")).hasValue("""
                    Tides

                    | Day | Low | High |
                    | --- | --- | --- |
                    | Monday | three | nine |
                    | Tuesday | four | eleven |
                    | Wednesday |   |   |
                    """);

            page.keyboard().press("Escape");
            assertThat(page.locator("[data-of-tables]")).isHidden();
            page.keyboard().press("Tab");
            assertThat(page.evaluate(IN_TEXT)).isEqualTo(false);

            page.locator("#editor th").first().click();
            page.keyboard().press("Shift+Tab");
            assertThat(page.evaluate(IN_TEXT)).isEqualTo(false);
        }
    }
}
