package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.SAVED;
import static io.broadsheet.systemtest.Editors.press;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.util.ArrayList;
import java.util.regex.Pattern;

/** Words that are typed while others are under way, that nobody may take just now, or that are too many. */
record LateWords(Chromium chromium, Editors editors, FirstStart start) {

    private static final Reader DESK = new Reader(1280, ColorScheme.LIGHT, true);

    /** The cursor stays in the text. */
    private static final String PRESS_SAVE = "document.querySelector('#write button[value=save]').click()";

    /** What cannot be saved is tried again after ten seconds. */
    private static final LocatorAssertions.HasTextOptions LATER =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private static final LocatorAssertions.ContainsTextOptions AFTER_A_WHILE =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    void typingGoesOnWhileAFormIsUnderWay() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.locator("#title").fill("Typed on");
            page.locator("#editor").fill("One");
            for (String more : new String[] {" two", " three"}) {
                savedLate(page, more);
                assertThat(page.locator("#editor")).containsText("One" + (more.equals(" two") ? more : " two" + more));
                assertThat(page.locator("#saved")).hasText(SAVED);
            }
            page.reload();
            assertThat(page.locator("#editor")).hasText("One two three");
            assertThat(page.locator("#unsent")).isHidden();
        }
    }

    void savingByKeyLosesNoKey() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.locator("#title").fill("Typed on over saves");
            page.locator("#editor").click();
            var typed = new StringBuilder();
            for (int n = 1; n <= 5; n++) {
                String words = "Words of the round " + n + ". ";
                page.keyboard().type(words);
                page.keyboard().press("Control+s");
                typed.append(words);
            }
            assertThat(page.locator("#saved")).hasText(SAVED);
            assertThat(page.locator("#editor")).isFocused();
            assertThat(page.locator("#editor")).hasText(typed.toString().strip());

            // What stands against it only a page can show at its field.
            page.locator("#title").fill("");
            page.locator("#title").press("Control+s");
            assertThat(page.locator("[role=alert]").first()).isFocused();
            page.locator("#title").fill("Typed on over saves, taken");
            page.locator("#title").press("Control+s");
            assertThat(said(page)).containsText("Saved.");
            String id = page.url().replaceAll(".*/articles/([^?]+).*", "$1");
            assertThat(editors.kept(id).get("title").asString()).isEqualTo("Typed on over saves, taken");
        }
    }

    /** The answer comes after more was typed. */
    private void savedLate(Page page, String more) {
        var held = new ArrayList<Route>();
        page.route("**/articles*/**", route -> hold(route, held));
        page.route("**/articles", route -> hold(route, held));
        page.locator("#editor").click();
        page.keyboard().press("Control+End");
        // A script is run no more while another page is on its way.
        BoundingBox save = page.locator("#write button[value=save]").boundingBox();
        page.evaluate(PRESS_SAVE);
        page.waitForCondition(() -> held.size() == 1);
        page.keyboard().type(more);
        page.mouse().click(save.x + save.width / 2, save.y + save.height / 2);
        held.getFirst().resume();
        assertThat(said(page)).containsText("Saved.");
        page.unroute("**/articles*/**");
        page.unroute("**/articles");
        assertThat(held).hasSize(1);
    }

    private static void hold(Route route, ArrayList<Route> held) {
        if (route.request().isNavigationRequest() && route.request().method().equals("POST")) {
            held.add(route);
        } else {
            route.fallback();
        }
    }

    void theLastKeysBeforeAPageIsLeftAreKept() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Left in a hurry", "First.");
            String article = page.url();
            page.onDialog(Dialog::accept);
            page.route("**/autosave/*", Route::abort);
            page.locator("#editor").click();
            page.keyboard().press("Control+End");
            page.keyboard().type(" Last.");
            page.navigate(start.newsroomUrl() + "/calendar");
            page.navigate(article);
            assertThat(page.locator("#unsent"))
                    .containsText(Pattern.compile("\\w{3} \\d+, 2\\d{3}, \\d\\d:\\d\\d:\\d\\d"));
            press(page, "Put it into the form");
            assertThat(page.locator("#editor")).hasText("First. Last.");

            window.setOffline(true);
            press(page, "Save");
            assertThat(page.locator("#saved")).containsText("the newsroom cannot be reached");
            assertThat(page.locator("#editor")).hasText("First. Last.");
            window.setOffline(false);

            // As on a machine without a network, whose own servers are there all the same.
            page.evaluate("Object.defineProperty(navigator, 'onLine', { get: () => false })");
            press(page, "Save");
            assertThat(said(page)).containsText("Saved.");
        }
    }

    void aNewArticleWhoseFirstAnswerIsLostIsFoundByTheNextSave() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.route("**/autosave", route -> {
                route.fetch();
                route.abort();
            });
            page.locator("#title").fill("Begun once");
            page.locator("#editor").fill("One.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            page.locator("#editor").fill("One. Two.");
            press(page, "Save");

            assertThat(said(page)).containsText("Saved.");
            assertThat(page.locator("#editor")).hasText("One. Two.");
            String id = page.url().replaceAll(".*/articles/([^?]+).*", "$1");
            assertThat(editors.kept(id).get("version").asInt()).isEqualTo(2);
        }
    }

    /** A telephone ends a page that nobody looks at without another word, and its timers before that. */
    void whatIsTypedBeforeAPageIsHiddenIsKept() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Put away", "First.");
            page.route("**/autosave/*", Route::abort);
            Object kept = page.evaluate("""
                    () => {
                      Object.defineProperty(document, 'hidden', { get: () => true });
                      const standfirst = document.getElementById('standfirst');
                      standfirst.value = 'Typed just before.';
                      standfirst.dispatchEvent(new Event('input', { bubbles: true }));
                      document.dispatchEvent(new Event('visibilitychange'));
                      return Object.values(localStorage).some((each) => each.includes('Typed just before.'));
                    }""");
            assertThat(kept).isEqualTo(true);
        }
    }

    void aNewArticleThatIsTakenBackIsNoSecondOne() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.onDialog(Dialog::accept);
            page.route("**/autosave", route -> {
                route.fetch();
                route.abort();
            });
            page.locator("#title").fill("Begun before a crash");
            page.locator("#editor").fill("One.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            page.unroute("**/autosave");
            page.route("**/autosave", Route::abort);
            page.locator("#editor").fill("One. Two.");
            page.reload();
            page.unroute("**/autosave");
            press(page, "Put it into the form");
            assertThat(page.locator("#saved")).hasText(SAVED);
            assertThat(page.locator("#editor")).hasText("One. Two.");

            String id = page.url().replaceAll(".*/articles/([^?]+).*", "$1");
            assertThat(editors.kept(id).get("version").asInt()).isEqualTo(2);
        }
    }

    void savingGoesOnAfterASignInInAnotherWindow() {
        String id = editors.begun("Signed out", "First.");
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            page.navigate(editors.address(id));
            assertThat(page.locator("#editor")).isVisible();
            page.locator("#editor").click();
            page.keyboard().press("Control+End");

            window.clearCookies();
            page.keyboard().type(" While signed out.");
            assertThat(page.locator("#saved")).containsText("your sign-in has ended");
            Axe.accessible(page, "newsroom-autosave-signed-out");
            editors.signedIn(window).close();
            assertThat(page.locator("#saved")).hasText(SAVED, LATER);

            window.clearCookies();
            editors.colleague(window).close();
            page.keyboard().type(" While another is signed in.");
            assertThat(page.locator("#saved")).containsText("somebody else is signed in now", AFTER_A_WHILE);
            page.onDialog(Dialog::accept);
            page.close();

            window.clearCookies();
            Page again = editors.signedIn(window);
            again.navigate(editors.address(id));
            press(again, "Put it into the form");
            assertThat(again.locator("#saved")).hasText(SAVED);
            again.reload();
            assertThat(again.locator("#editor")).hasText("First. While signed out. While another is signed in.");
        }
    }

    void aTextThatIsTooLongForAnyFormSaysSo() {
        try (BrowserContext window = chromium.window(DESK)) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Far too much of it", "First.");
            // As the newsroom refuses what no call may be as large as; a browser takes minutes to show such a text.
            page.route(
                    "**/autosave/*",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(413)
                            .setContentType("application/problem+json")
                            .setBody("{\"detail\":\"The body is larger than this call takes.\"}")));
            page.locator("#editor").fill("First, and much more.");

            assertThat(page.locator("#saved")).hasText("Not saved by itself yet: The text must have at most 500 KB");
            page.onDialog(Dialog::accept);
        }
    }
}
