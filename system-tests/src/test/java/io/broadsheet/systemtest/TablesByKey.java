package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.List;
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

    /** Readers get no cell that is beyond the head. */
    void whatGoesOverSeveralCellsJoinsNone() {
        String table = "| H1 | H2 | H3 |\n| --- | --- | --- |\n| a1 | a2 | a3 |\n| b1 | b2 | b3 |\n";
        String without =
                "Above.\n\n| H1 | H2 | H3 |\n| --- | --- | --- |\n| a1 | a2 | %s |\n|   | b2 | b3 |\n\nBelow.\n";
        String id = editors.begun("Rows that stay", "Above.\n\n" + table + "\nBelow.\n");
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            page.navigate(editors.address(id));
            for (String key : List.of("Delete", "Backspace", "Control+x", "x")) {
                marked(page, "a3", "b1");
                page.keyboard().press(key);
                assertThat(page.locator("#source")).hasValue(without.formatted(key.equals("x") ? "x" : " "));
                page.keyboard().press("Control+z");
                page.keyboard().press("Control+z");
                assertThat(page.locator("#source")).hasValue("Above.\n\n" + table + "\nBelow.\n");
            }
            marked(page, "Above.", "H2");
            page.keyboard().press("Delete");
            assertThat(page.locator("#source"))
                    .hasValue(Pattern.compile("\\|   \\|   \\| H3 \\|\\n[^a]+\\| a1 .*", Pattern.DOTALL));
            page.keyboard().press("Control+z");

            marked(page, "a3", "b2");
            page.keyboard().press("Control+c");
            page.locator("#editor > p").last().click();
            page.keyboard().press("End");
            page.keyboard().press("Control+v");
            assertThat(page.locator("#source"))
                    .hasValue("Above.\n\n" + table
                            + "\nBelow.\n\n|   |   | a3 |\n| --- | --- | --- |\n| b1 | b2 |   |\n");
            page.keyboard().press("Control+z");

            // Into a cell no blocks come, and no cells.
            marked(page, "b3", "b3");
            page.keyboard().press("Control+v");
            assertThat(page.locator("#source"))
                    .hasValue(Pattern.compile(".*\\| b1 \\| b2 \\| .*a3 b1 b2 \\|\\n\\nBelow\\.\\n", Pattern.DOTALL));
        }
    }

    /** From the beginning of one text to the end of the other. */
    private static void marked(Page page, String from, String to) {
        page.locator("#editor").focus();
        page.evaluate("""
                ([from, to]) => {
                  const found = document.createTreeWalker(document.getElementById('editor'), NodeFilter.SHOW_TEXT);
                  const texts = {};
                  while (found.nextNode()) texts[found.currentNode.data] = found.currentNode;
                  getSelection().setBaseAndExtent(texts[from], 0, texts[to], to.length);
                }""", List.of(from, to));
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
