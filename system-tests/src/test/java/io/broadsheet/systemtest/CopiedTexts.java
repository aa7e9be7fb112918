package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.List;
import java.util.regex.Pattern;

/** What is copied from one text to another, cut and put elsewhere, or taken away, and what hangs on it. */
record CopiedTexts(Chromium chromium, Editors editors) {

    private static final Reader DESK = new Reader(1280, ColorScheme.LIGHT, true);

    private static final String ONE = "Claim A[^1] end.\n\nMore.\n\n[^1]: Source A\n";
    private static final String OTHER = "Claim B[^1] end.\n\nLast.\n\n[^1]: Source B\n";

    void notesComeAlongAndLeadNowhereElse() {
        String one = editors.address(editors.begun("Copied from", ONE));
        String other = editors.address(editors.begun("Copied to", OTHER));
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(one);
            page.locator("#editor").press("Control+a");
            page.keyboard().press("Control+c");
            page.navigate(other);
            atTheEndOf(page, 0);
            page.keyboard().press("Control+v");
            assertThat(page.locator("#source"))
                    .hasValue(
                            Pattern.compile(
                                    "Claim B\\[\\^1] end\\.\\s+Claim A\\[\\^2] end\\.\\s+More\\.\\s+Last\\.\\s+\\[\\^1]: Source B\\s+\\[\\^2]: Source A\\s+"));
            page.keyboard().press("Control+z");
            assertThat(page.locator("#source")).hasValue(OTHER);

            // Of a note its sign alone.
            page.navigate(one);
            atTheEndOf(page, 0);
            page.keyboard().press("Shift+Home");
            page.keyboard().press("Control+c");
            page.navigate(other);
            atTheEndOf(page, 1);
            page.keyboard().press("Control+v");
            page.keyboard().press("Control+v");
            assertThat(page.locator("#source"))
                    .hasValue(
                            "Claim B[^1] end.\n\nLast.Claim A[^2] end.Claim A[^3] end.\n\n[^1]: Source B\n\n[^2]: Source A\n\n[^3]: Source A\n");

            // Within a text its own note stays what it was.
            page.navigate(one);
            atTheEndOf(page, 0);
            page.keyboard().press("Shift+Home");
            page.keyboard().press("Control+x");
            assertThat(page.locator("#source")).hasValue("More.\n");
            atTheEndOf(page, 1);
            page.keyboard().press("Control+v");
            assertThat(page.locator("#source")).hasValue("More.Claim A[^1] end.\n\n[^1]: Source A\n");
        }
    }

    void noteAndSignGoTogether() {
        String one = editors.address(editors.begun("Signs and notes", ONE));
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(one);
            atTheEndOf(page, 0);
            page.keyboard().press("Shift+Home");
            page.keyboard().press("Delete");
            assertThat(page.locator("#source")).hasValue("More.\n");
            page.keyboard().press("Control+z");
            assertThat(page.locator("#source")).hasValue(ONE);

            page.locator("#editor li p").click();
            page.keyboard().press("End");
            page.keyboard().press("Shift+Home");
            page.keyboard().press("Delete");
            page.keyboard().press("Backspace");
            assertThat(page.locator("#source")).hasValue("Claim A end.\n\nMore.\n");
            page.keyboard().type(" of");
            assertThat(page.locator("#source")).hasValue("Claim A of end.\n\nMore.\n");
        }
    }

    void lettersOfListsAndLooksAreKept() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Pasted lists", "Kept.");
            paste(
                    page,
                    "<p>As in (b):</p><ol style=\"list-style-type: lower-alpha\"><li>one</li><li>two</li></ol><p>So.</p>");
            assertThat(page.locator("#source")).hasValue(Pattern.compile("<ol type=\"a\">\\s*<li>one"));
            assertThat(page.locator("#editor ol")).hasCSS("list-style-type", "lower-alpha");
            paste(page, "<p>As in 7:</p><ol><li value=\"7\">one</li><li>two</li></ol><p>So.</p>");
            assertThat(page.locator("#source")).hasValue(Pattern.compile("<li value=\"7\">one"));

            paste(page, "<p><b>bold</b> and <i>slanted</i> and <s>gone</s></p>");
            assertThat(page.locator("#source")).hasValue("**bold** and *slanted* and ~~gone~~\n");
            page.keyboard().press("Control+a");
            for (String key : List.of("b", "i", "Shift+x")) {
                page.keyboard().press("Control+" + key);
            }
            assertThat(page.locator("#source")).hasValue("bold and slanted and gone\n");

            // As it is stored since longer.
            page.navigate(editors.address(editors.begun("Bold before", "So <b>bold</b> it was.")));
            page.locator("#editor").press("Control+a");
            assertThat(page.locator("[data-tool=strong]")).hasAttribute("aria-pressed", "true");
            page.keyboard().press("Control+b");
            assertThat(page.locator("#source")).hasValue("So bold it was.\n");
        }
    }

    private static void atTheEndOf(Page page, int paragraph) {
        page.locator("#editor > p").nth(paragraph).click();
        page.keyboard().press("End");
    }

    /** In place of all that there is. */
    private static void paste(Page page, String html) {
        page.locator("#editor").focus();
        page.keyboard().press("Control+a");
        page.evaluate("""
                (html) => {
                  const data = new DataTransfer();
                  data.setData('text/html', html);
                  document.getElementById('editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""", html);
    }
}
