package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** An article's life without a hand on the mouse, from the sign-in on. */
final class ByKeyboard {

    private static final String REASON = "The gulls were wrong.";

    private final FirstStart start;
    private final Page page;
    private final Keys keys;

    ByKeyboard(FirstStart start, Page page) {
        this.start = start;
        this.page = page;
        this.keys = new Keys(page);
        // The system's own dialog, which a keyboard can use too.
        page.onFileChooser(files -> files.setFiles(FirstStart.picture("foghorn")));
    }

    void signsIn() {
        page.navigate(start.newsroomUrl() + "/articles");
        keys.type("#username", start.credential("NEWSROOM_USER"));
        keys.type("#password", start.credential("NEWSROOM_PASSWORD"));
        keys.follow("Sign in");
        page.waitForURL(start.newsroomUrl() + "/articles**");
    }

    /** What is wrong has the focus, and leads to its field. */
    void begins() {
        keys.to("To the content");
        keys.press("Enter");
        keys.follow("New article");
        assertThat(page.locator("#title")).isFocused();
        keys.follow("Save", "Shift+Tab");
        assertThat(page.locator(".error-notice")).isFocused();
        keys.press("Tab");
        keys.press("Enter");
        assertThat(page.locator("#title")).isFocused();
    }

    void writes() {
        keys.type("Written by keys");
        keys.type("#standfirst", "Nobody touched a mouse.");
        assertThat(page.locator("#editor")).isVisible();
        keys.to("#editor");
        keys.type("The harbour was ");
        keys.press("Control+b");
        keys.type("empty");
        keys.press("Control+b");
        keys.type(", said the gulls.");
        putsAPictureIntoTheText();
        keys.type(" They left at four.");
    }

    /** By the toolbar, which is one stop of the Tab key; the focus comes back into the text. */
    private void putsAPictureIntoTheText() {
        // Who brings a picture along need not wait for those that are there.
        var unanswered = new ArrayList<Route>();
        page.route("**/pictures.json?*", unanswered::add);
        keys.to("Strong", "Shift+Tab");
        keys.to("Picture", "ArrowRight");
        keys.press("Enter");
        assertThat(page.locator("#choosing")).isVisible();
        keys.press("Escape");
        assertThat(page.locator("[data-tool=picture]")).isFocused();
        keys.press("Enter");
        assertThat(page.locator("#choosing")).isVisible();
        keys.to("Upload another one");
        keys.press("Enter");
        assertThat(page.locator("#added-alt")).isFocused();
        page.unroute("**/pictures.json?*");
        unanswered.forEach(Route::resume);
        keys.type("A foghorn in the fog");
        keys.type("#added-credit", "Ida Holm");
        keys.to("Put it in");
        keys.press("Enter");
        assertThat(page.locator("#editor img[alt='A foghorn in the fog']")).isVisible();
        assertThat(page.locator("#editor")).isFocused();
    }

    /** Saved by a key; with a file, which needs a page that comes anew. */
    void saysOfThePictureWhatMustBeSaid() {
        keys.to("#picture");
        keys.press("Space");
        assertThat(page.locator("#picture")).hasValue(Pattern.compile("foghorn"));
        keys.type("#alt", "A foghorn on a cliff");
        keys.type("#credit", "Ida Holm");
        keys.type("#authors", "Åse Lund");
        keys.type("#section", "World");
        keys.press("Control+s");
        assertThat(said(page)).containsText("Saved.");
        assertThat(said(page)).isFocused();
        assertThat(page.getByText("Nothing is missing.")).isVisible();
    }

    void publishesCorrectsAndWithdraws() {
        keys.follow("Publish now");
        assertThat(said(page)).hasText("Published.");
        assertThat(said(page)).isFocused();
        String there = page.getByText("See it on the site").getAttribute("href");
        assertThat(Http.get(there, "text/html").body()).contains("Nobody touched a mouse.");

        keys.follow("Correct");
        assertThat(page.locator("#note")).isFocused();
        keys.type("There were no gulls.");
        keys.follow("Publish the correction");
        assertThat(said(page)).hasText("The correction is published.");

        keys.follow("Withdraw");
        assertThat(page.locator("#reason")).isFocused();
        keys.type(REASON);
        keys.follow("Withdraw it");
        assertThat(page.locator("#state")).hasText("withdrawn");
        assertThat(page.locator("#source"))
                .hasValue(Pattern.compile("The harbour was \\*\\*empty\\*\\*, said the gulls\\..*", Pattern.DOTALL));
        await("readers get the reason")
                .until(() -> Http.get(there, "text/html").body().contains(REASON));
    }
}
