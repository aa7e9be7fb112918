package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.press;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What becomes of pictures that are pasted or added to a text, where something stands against it. */
record PicturesOfTexts(Chromium chromium, Editors editors) {

    private static final Reader DESK = new Reader(1280, ColorScheme.LIGHT, true);
    private static final String PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==";

    /** Bytes: one more than a picture may have. */
    private static final int TOO_MANY = (20 << 20) + 1;

    void whatIsPastedIsThereOrTold() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Pasted pictures", "Kept.");

            paste(
                    page,
                    "<p>Low <img src=\"" + PIXEL
                            + "\" alt=\"a gate\">water.</p><p><img src=\"file:///c:/x.png\">Then.</p>",
                    "");
            assertThat(page.locator("#source")).hasValue("Low a gate water.\n\nThen.\n");
            assertThat(page.locator("#told"))
                    .hasText("Pictures that could not be taken with the text: 2. Please drop them into it as files.");

            paste(page, "<p><img src=\"" + PIXEL + "\"></p>", "");
            assertThat(page.locator("#told")).containsText("with the text: 1.");
            assertThat(page.locator("#source")).hasValue("Low a gate water.\n\nThen.\n");

            // Of a page that loads its pictures late: the server knows where they are.
            paste(
                    page,
                    "<p>Late <img src=\"" + PIXEL + "\" data-src=\"https://example.org/a.png\" alt=\"a lock\"></p>",
                    "");
            assertThat(page.locator("#source")).hasValue("Late [a lock](https://example.org/a.png)\n");
            assertThat(page.locator("#told")).containsText("a link to it stands in its place");

            paste(
                    page,
                    "<p data-much=\"" + "x".repeat(400_000) + "\">One\nline,<br>another</p><ul><li>and more</li></ul>",
                    "");
            assertThat(page.locator("#source")).hasValue("One line,\n\nanother\n\nand more\n");
            assertThat(page.locator("#told")).containsText("it was put in as plain text");

            page.route("**/renderings", Route::abort);
            paste(page, "<h2>Away</h2><p>Still <b>here</b>.</p>", "");
            assertThat(page.locator("#source")).hasValue("Away\n\nStill here.\n");
            assertThat(page.locator("#told")).containsText("it was put in as plain text");
            paste(page, "<p><img src=\"https://example.org/a.png\"></p>", "");
            assertThat(page.locator("#told")).hasText("Nothing of this could be put in.");
            assertThat(page.locator("#source")).hasValue("Away\n\nStill here.\n");
            page.unroute("**/renderings");

            // A picture by itself has its file beside it.
            paste(page, "<img src=\"" + PIXEL + "\" alt=\"a gate\">", "gate.png");
            assertThat(page.locator("#added-picture")).isVisible();
        }
    }

    /** In place of all that there is. @param file that is beside it; none if empty */
    private static void paste(Page page, String html, String file) {
        page.locator("#editor").focus();
        page.keyboard().press("Control+a");
        page.evaluate("""
                ([html, file]) => {
                  const data = new DataTransfer();
                  data.setData('text/html', html);
                  if (file) data.items.add(new File(['?'], file, { type: 'image/png' }));
                  document.getElementById('editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                }""", List.of(html, file));
    }

    void everyRefusalSaysWhatItMeans() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Refused pictures", "Kept.");
            page.locator("#text-picture").setInputFiles(new FilePayload("huge.png", "image/png", new byte[TOO_MANY]));
            assertThat(page.locator("#told")).hasText("A picture may have 20 MB at most; not put in: huge.png");
            assertThat(page.locator("#added-picture")).isHidden();

            page.locator("#text-picture").setInputFiles(FirstStart.picture("foghorn"));
            page.locator("#added-alt").fill("A peir");
            page.locator("#added-credit").fill("Ida Holm");
            for (var each : Map.of(
                            401, "Your sign-in has ended",
                            403, "Your account may not do this here",
                            413, "It is too large",
                            500, "It could not be uploaded",
                            503, "The pictures cannot be reached at the moment")
                    .entrySet()) {
                page.route(
                        "**/pictures",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(each.getKey())
                                .setContentType("text/html")
                                .setBody("<p>No.</p>")));
                press(page, "Put it in");
                assertThat(error(page)).containsText(each.getValue());
                page.unroute("**/pictures");
            }
            Axe.accessible(page, "newsroom-picture-refused");

            // The first answer is lost, and the words are mended before it is sent once more.
            page.evaluate("""
                    () => {
                      const real = window.fetch;
                      window.fetch = async (...call) => {
                        window.fetch = real;
                        window.lost = (await real(...call)).status;
                        throw new TypeError('the answer is lost');
                      };
                    }""");
            press(page, "Put it in");
            assertThat(error(page)).containsText("It could not be uploaded");
            page.locator("#added-alt").fill("A pier");
            press(page, "Put it in");

            assertThat(page.locator("#added-picture")).isHidden();
            assertThat(page.locator("#source")).hasValue(Pattern.compile("!\\[A pier]\\(/images/"));
            assertThat(page.evaluate("() => window.lost")).isEqualTo(201);

            window.clearCookies();
            page.locator("[data-tool=picture]").click();
            assertThat(page.locator("#choosing [data-said]")).containsText("Your sign-in has ended");
        }
    }

    void enterInAFieldPutsItIn() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Pictures by Enter", "Kept.");
            page.locator("#text-picture").setInputFiles(FirstStart.picture("foghorn"));
            page.locator("#added-alt").fill("A pier");
            page.locator("#added-alt").press("Enter");
            assertThat(page.locator("#added-picture")).isHidden();
            assertThat(page.locator("#source")).hasValue(Pattern.compile("!\\[A pier]\\(/images/"));

            page.locator("#text-picture").setInputFiles(FirstStart.picture("foghorn"));
            page.locator("#added-alt").fill("Another");
            press(page, "Cancel");
            assertThat(page.locator("#added-picture")).isHidden();
            assertThat(page.locator("#editor img[data-src]")).hasCount(1);
        }
    }

    private static Locator error(Page page) {
        return page.locator("#added-picture [data-error]");
    }
}
