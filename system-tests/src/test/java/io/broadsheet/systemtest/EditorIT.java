package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.SAVED;
import static io.broadsheet.systemtest.Editors.press;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor's pages in a real browser, from the sign-in to what readers get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorIT {

    /** Some failures wait five seconds each. */
    private static final LocatorAssertions.HasTextOptions LATER =
            new LocatorAssertions.HasTextOptions().setTimeout(60_000);

    private static final int BODIES = Integer.getInteger("broadsheet.bodies", 300);

    /** As Docs and Word have it between them. */
    private static final String PASTED = """
            <style>p { color: red }</style><b style="font-weight:normal"><p dir="ltr"><span style="font-weight:700">Bold</span> words</p></b>
            <p class="MsoListParagraph" dir="LTR" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>one</p>
            <p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o</span>two</p>
            <script>document.title = 'caught'</script>""";

    private FirstStart start;
    private Chromium chromium;
    private Editors editors;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = Chromium.start();
        start = FirstStart.empty(folder);
        editors = new Editors(start, chromium);
    }

    @AfterAll
    void stop() {
        Chromium.closeAll(start, chromium);
    }

    static Stream<Reader> readers() {
        return Stream.of(
                new Reader(1280, ColorScheme.LIGHT, true),
                new Reader(390, ColorScheme.DARK, true),
                new Reader(1280, ColorScheme.DARK, false),
                new Reader(390, ColorScheme.LIGHT, false));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void anArticleLivesFromItsFirstWordToItsWithdrawal(Reader editor) {
        try (BrowserContext window = chromium.window(editor)) {
            var life = new ArticleLife(start, chromium, editor, editors.signedIn(window));
            life.isWrittenWithAPicture();
            life.isPreviewedWithoutAnAccount();
            life.isScheduledAndNotAnyMore();
            String there = life.isPublished();
            life.isCorrected(there);
            life.isBroughtBack(there);
            life.isWithdrawn(there);
            life.isErased(there);
        }
    }

    @Test
    void oneComesOutByItselfWhileAnotherLivesWithoutAMouse() {
        var editor = new Reader(1280, ColorScheme.LIGHT, true);
        try (BrowserContext window = chromium.window(editor);
                BrowserContext mouse = chromium.window(editor)) {
            var scheduled = new ArticleLife(start, chromium, editor, editors.signedIn(mouse));
            var at = scheduled.isScheduledSoon(editors.begun("At its minute", "Now."));
            var byKeyboard = new ByKeyboard(start, window.newPage());
            byKeyboard.signsIn();
            byKeyboard.begins();
            byKeyboard.writes();
            byKeyboard.saysOfThePictureWhatMustBeSaid();
            byKeyboard.publishesCorrectsAndWithdraws();

            scheduled.cameOutAt(at);
        }
    }

    @Test
    void whateverWasShownAsSavedIsFound(@TempDir Path folder) {
        new KeptWords(chromium, editors, folder).whateverWasShownAsSavedIsFound();
    }

    @Test
    void oneTakesOverFromTheOther(@TempDir Path folder) {
        new KeptWords(chromium, editors, folder).oneTakesOverFromTheOther();
    }

    @Test
    void whatIsPastedIsThereOrTold() {
        new PicturesOfTexts(chromium, editors).whatIsPastedIsThereOrTold();
    }

    @Test
    void enterInAFieldOfAPicturePutsItIn() {
        new PicturesOfTexts(chromium, editors).enterInAFieldPutsItIn();
    }

    @Test
    void everyRefusalOfAPictureSaysWhatItMeans() {
        new PicturesOfTexts(chromium, editors).everyRefusalSaysWhatItMeans();
    }

    @Test
    void nothingThatIsTypedLateIsLost() {
        var words = new LateWords(chromium, editors, start);
        words.savingByKeyLosesNoKey();
        words.typingGoesOnWhileAFormIsUnderWay();
        words.theLastKeysBeforeAPageIsLeftAreKept();
        words.aNewArticleWhoseFirstAnswerIsLostIsFoundByTheNextSave();
        words.aTextThatIsTooLongForAnyFormSaysSo();
    }

    @Test
    void whatIsTypedBeforeAPageIsHiddenIsKept() {
        new LateWords(chromium, editors, start).whatIsTypedBeforeAPageIsHiddenIsKept();
    }

    @Test
    void aNewArticleThatIsTakenBackIsNoSecondOne() {
        new LateWords(chromium, editors, start).aNewArticleThatIsTakenBackIsNoSecondOne();
    }

    @Test
    void savingGoesOnAfterASignInInAnotherWindow() {
        new LateWords(chromium, editors, start).savingGoesOnAfterASignInInAnotherWindow();
    }

    @Test
    void nothingIsLostWhileServicesAreAway(@TempDir Path folder) {
        try (var away = new ServicesAway(start, chromium, editors, folder)) {
            away.nothingIsLostAndTheWordsAreCalm();
        }
    }

    @Test
    void savesByItselfAndShowsBothTextsToWhoIsLate() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.DARK, true))) {
            Page one = editors.signedIn(window);
            one.navigate(start.newsroomUrl() + "/articles/new");
            one.locator("#title").fill("Two at once");
            one.locator("#editor").fill("First.");
            assertThat(one.locator("#saved")).hasText(SAVED);
            assertThat(one.locator("#state")).hasText("draft");
            assertThat(one.locator(".checks a[href='#title']")).isHidden();
            assertThat(one.locator(".checks a[href='#authors']")).isVisible();
            Page other = window.newPage();
            other.navigate(one.url());
            assertThat(other.locator("#editor")).hasText("First.");

            other.locator("#editor").fill("First, said the other.");
            press(other, "Save");
            one.locator("#editor").fill("First, said the one.");
            assertThat(one.locator("#saved")).containsText("You have saved this article in another window");
            press(one, "Save");

            assertThat(one.locator("#source")).hasValue("First, said the one.\n");
            assertThat(one.locator(".theirs")).containsText("First, said the other.");
            Axe.accessible(one, "newsroom-conflict");
            press(one, "Save");
            assertThat(said(one)).containsText("Saved");
        }
    }

    @Test
    void aSaveWhoseAnswerIsLostIsSavedAndNoConflict() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Answered late", "First.");
            var lost = new ArrayList<String>();
            page.route("**/autosave/*", route -> {
                if (lost.isEmpty()) {
                    lost.add(String.valueOf(route.fetch().status()));
                    route.abort();
                } else {
                    route.resume();
                }
            });

            page.locator("#editor").fill("Second.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            page.locator("#standfirst").fill("Typed meanwhile.");

            assertThat(page.locator("#saved")).hasText(SAVED);
            assertThat(lost).containsExactly("200");
            page.reload();
            assertThat(page.locator("#editor")).hasText("Second.");
            assertThat(page.locator("#standfirst")).hasValue("Typed meanwhile.");
            assertThat(page.locator("#unsent")).isHidden();
        }
    }

    @Test
    void whatOthersChangedBesideTheTextIsNotUndoneByWhatIsTakenBack() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Answered never", "First.");
            page.locator("#tags").fill("sea");
            assertThat(page.locator("#saved")).hasText(SAVED);
            page.route("**/autosave/*", route -> {
                route.fetch();
                route.abort();
            });
            page.locator("#editor").fill("Second.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            page.locator("#authors").fill("Jo Vik");
            page.waitForCondition(
                    () -> (Boolean)
                            page.evaluate(
                                    "Object.entries(localStorage).some(([name, it]) => name.startsWith('article-') && it.includes('Jo Vik'))"));
            Page other = window.newPage();
            other.navigate(page.url());
            assertThat(other.locator("#editor")).hasText("Second.");
            other.locator("#tags").fill("sea, storm");
            press(other, "Save");
            assertThat(said(other)).containsText("Saved");

            page.unroute("**/autosave/*");
            page.reload();
            press(page, "Put it into the form");
            assertThat(page.locator("#saved")).containsText("You have saved this article in another window");
            press(page, "Save");

            assertThat(page.locator("#tags")).hasValue("sea, storm");
            assertThat(page.locator("#authors")).hasValue("Jo Vik");
        }
    }

    @Test
    void wordsThatFailEachTimeKeepNoOthersBack() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Mended", "First.");
            page.route("**/autosave/*", route -> {
                if (route.request().postData().contains("Failing.")) {
                    route.fulfill(new Route.FulfillOptions().setStatus(502));
                } else {
                    route.resume();
                }
            });
            page.locator("#editor").fill("Failing.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            page.locator("#editor").fill("Passing.");
            assertThat(page.locator("#saved")).hasText(SAVED, LATER);
            page.unroute("**/autosave/*");

            var lost = new ArrayList<String>();
            page.route("**/autosave/*", route -> {
                if (lost.size() < 2) {
                    lost.add(String.valueOf(route.fetch().status()));
                    route.abort();
                } else {
                    route.resume();
                }
            });
            page.locator("#editor").fill("There already.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            page.locator("#editor").fill("And more.");
            assertThat(page.locator("#saved")).hasText(SAVED, LATER);
            page.reload();
            assertThat(page.locator("#editor")).hasText("And more.");
            assertThat(page.locator("#unsent")).isHidden();
        }
    }

    @Test
    void aDuplicateOfAWindowForgetsNothingThatTheOtherKeeps() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.DARK, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Twice open", "First.");
            page.route("**/autosave/*", Route::abort);
            page.locator("#editor").fill("First, and more.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");

            // With a copy of what is kept for the window itself, as by "Duplicate tab".
            Page twin = window.waitForPage(() -> page.evaluate("() => { window.open(location.href); }"));
            assertThat(twin.locator("#editor")).hasText("First.");
            twin.waitForCondition(() -> !twin.evaluate("sessionStorage.getItem('window')")
                    .equals(page.evaluate("sessionStorage.getItem('window')")));
            assertThat(twin.locator("#unsent")).isHidden();
            twin.locator("#standfirst").fill("Of the twin.");
            assertThat(twin.locator("#saved")).hasText(SAVED);
            page.close();

            twin.reload();
            assertThat(twin.locator("#unsent")).isVisible();
            press(twin, "Put it into the form");
            assertThat(twin.locator("#editor")).hasText("First, and more.");
        }
    }

    @Test
    void whatABrowserKeptIsOfferedAgainAndOverwritesNothingThatOthersSavedSince() {
        try (BrowserContext window = chromium.window(new Reader(390, ColorScheme.LIGHT, true))) {
            Page killed = editors.signedIn(window);
            editors.saved(killed, "Kept here", "First.");
            String article = killed.url();
            Page begun = window.newPage();
            begun.navigate(start.newsroomUrl() + "/articles/new");
            begun.locator("#title").fill("Only a title so far");
            killed.route("**/autosave/*", Route::abort);
            killed.locator("#editor").fill("First, and more.");
            assertThat(killed.locator("#saved")).containsText("Kept in this browser");
            killed.close();

            Page other = window.newPage();
            other.navigate(article);
            other.locator("#standfirst").fill("Theirs.");
            press(other, "Save");
            assertThat(said(other)).containsText("Saved");
            assertThat(other.locator("#unsent")).isVisible();
            press(other, "Put it into the form");
            assertThat(other.locator("#editor")).hasText("First, and more.");
            assertThat(other.locator("#saved")).containsText("You have saved this article in another window");
            press(other, "Save");

            assertThat(other.locator("[role=alert]").first()).containsText("all of it is in the form now");
            assertThat(other.locator("#standfirst")).hasValue("Theirs.");
            assertThat(other.locator("#source")).hasValue(Pattern.compile("First, and more\\."));
            press(other, "Save");
            assertThat(said(other)).containsText("Saved");

            // What another window keeps of another new article is there still, and offered once that is closed.
            begun.close();
            Page next = window.newPage();
            next.navigate(start.newsroomUrl() + "/articles/new");
            assertThat(next.locator("#unsent")).isVisible();
            press(next, "Put it into the form");
            assertThat(next.locator("#title")).hasValue("Only a title so far");
        }
    }

    @Test
    void keysLeaveAloneWhatADialogAsksFor() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "With a dialog", "First.");
            page.locator("#text-picture").setInputFiles(FirstStart.picture("foghorn"));
            page.locator("#added-alt").fill("A foghorn");

            page.keyboard().press("Control+s");
            page.keyboard().press("Control+e");

            page.locator("#added-credit").fill("Ida Holm");
            page.locator("#added-picture [data-add]").click();
            assertThat(page.locator("#editor img[alt='A foghorn']")).isVisible();
            assertThat(page.locator("#saved")).hasText(SAVED);
        }
    }

    @Test
    void takesSeveralPicturesInTurnAndLeavesThePageToNoFile() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "With pictures", "First.");

            assertThat(dropped(page, "#editor", "one.png", "two.heic", "three.png"))
                    .isTrue();
            assertThat(page.locator("#told")).containsText("not put in: two.heic");
            for (String alt : new String[] {"One", "Three"}) {
                page.locator("#added-alt").fill(alt);
                page.locator("#added-credit").fill("Ida Holm");
                page.locator("#added-picture [data-add]").click();
                assertThat(page.locator("#editor img[alt='" + alt + "']")).isVisible();
            }
            assertThat(page.locator("#added-picture")).isHidden();
            assertThat(page.locator("#source"))
                    .hasValue(Pattern.compile("First\\.\\s+!\\[One]\\(\\S+\\)\\s+!\\[Three]\\(\\S+\\)\\s*"));

            assertThat(dropped(page, "#title", "four.gif")).isTrue();
            assertThat(dropped(page, ".side", "four.gif")).isTrue();
            page.locator("#markdown").click();
            assertThat(dropped(page, "#source", "four.gif")).isTrue();
            assertThat(page.locator("#told")).containsText("not put in: four.gif");
            assertThat(dropped(page, "#source", "five.png", "six.png")).isTrue();
            for (String alt : new String[] {"Five", "Six"}) {
                page.locator("#added-alt").fill(alt);
                page.locator("#added-picture [data-add]").click();
                assertThat(page.locator("#source")).hasValue(Pattern.compile("!\\[" + alt + "]"));
            }
            assertThat(page.locator("#source")).hasValue(Pattern.compile("!\\[Five][^!]*!\\[Six]"));
            assertThat(page.locator("#saved")).hasText(SAVED);
        }
    }

    /** Each PNG is a picture of its own; others are what their names say. */
    private static boolean dropped(Page page, String where, String... names) {
        return (Boolean) page.evaluate("""
                async ([where, names]) => {
                  const data = new DataTransfer();
                  for (const name of names) {
                    const canvas = Object.assign(document.createElement('canvas'), { width: 60 + name.length, height: 40 });
                    canvas.getContext('2d').fillText(name, 2, 20);
                    const picture = await new Promise((done) => canvas.toBlob(done));
                    data.items.add(new File([picture], name, { type: name.endsWith('.png') ? 'image/png' : 'image/x' }));
                  }
                  const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
                  return !document.querySelector(where).dispatchEvent(event);
                }""", List.of(where, List.of(names)));
    }

    @Test
    void keepsTwoMegabytesThatArePasted() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Much of it", "First.");

            page.evaluate("""
                    () => {
                      const data = new DataTransfer();
                      const text = 'Twelve words of a text that somebody wrote elsewhere and pasted here. '.repeat(30000);
                      data.setData('text/html', `<p>${text}</p>`);
                      data.setData('text/plain', text);
                      document.getElementById('editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
                    }""");

            assertThat(page.locator("#told")).containsText("put in as plain text");
            assertThat(page.locator("#saved")).containsText("at most 500 KB");
            page.onDialog(Dialog::accept);
            page.reload();
            press(page, "Put it into the form");
            page.waitForFunction("() => document.getElementById('source').value.length > 2000000");
        }
    }

    @Test
    void findsWhatWasTypedAfterTheSignInEnded() {
        try (BrowserContext window = chromium.window(new Reader(390, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.locator("#title").fill("Still here");
            window.clearCookies();
            page.locator("#editor").fill("Typed before, sent after.");
            press(page, "Save");
            assertThat(page.locator("h1")).hasText("Your sign-in has ended");
            Axe.accessible(page, "newsroom-kept");

            Page again =
                    window.waitForPage(() -> page.getByText("in a new window").click());
            editors.enter(again);
            assertThat(again.locator("h1")).hasText("You are signed in again");
            press(page, "Send it again");
            assertThat(page.locator("#editor")).hasText("Typed before, sent after.");
        }
    }

    @Test
    void everyTextComesBackAsItWas() throws IOException {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            String check = resource("round-trip.js")
                    .replaceFirst("=> \\{", "=> {\n" + Matcher.quoteReplacement(resource("generated.js")));
            Object found = page.evaluate(
                    check.substring(check.indexOf("async")),
                    Map.of("bodies", resource("bodies.json"), "count", BODIES, "seed", 1));

            assertThat(found)
                    .asInstanceOf(MAP)
                    .containsEntry("wrong", 0)
                    .extracting("seen", INTEGER)
                    .isGreaterThan(BODIES);
        }
    }

    /** As no Markdown that people write would make it. */
    @Test
    void everyDocumentIsReadAsItWasMade() throws IOException {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            String check = resource("documents.js");
            Object found =
                    page.evaluate(check.substring(check.indexOf("async")), Map.of("count", BODIES / 3, "seed", 1));

            assertThat(found).asInstanceOf(MAP).containsEntry("wrong", 0);
        }
    }

    @Test
    void writesByKeysAndKeepsWhatIsPasted() {
        try (BrowserContext window = chromium.window(new Reader(390, ColorScheme.DARK, true))) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.locator("#title").fill("By keys");
            page.locator("#editor").focus();
            page.keyboard().type("## ");
            page.keyboard().type("Tides");
            assertThat(page.locator("#counts")).hasText("1 word, 1 min");
            page.keyboard().press("Enter");
            page.keyboard().type("The harbour was ");
            page.keyboard().press("Control+b");
            page.keyboard().type("empty");
            page.keyboard().press("Control+b");
            page.keyboard().type(".");
            page.keyboard().press("Control+Alt+f");
            page.keyboard().type("At four.");
            assertThat(page.locator("#source"))
                    .hasValue("## Tides\n\nThe harbour was **empty**.[^1]\n\n[^1]: At four.\n");

            page.locator("#editor p").first().click();
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            paste(page);
            assertThat(page.locator("#source"))
                    .hasValue(
                            "## Tides\n\nThe harbour was **empty**.[^1]\n\n**Bold** words\n\n- one\n  - two\n\n[^1]: At four.\n");
            assertThat(page.locator("#saved")).hasText(SAVED);
            Axe.accessible(page, "newsroom-editor");

            var held = new ArrayList<Route>();
            page.route("**/renderings", held::add);
            paste(page);
            page.waitForCondition(() -> held.size() == 1);
            page.keyboard().press("Control+e");
            assertThat(page.locator("#source")).hasValue(Pattern.compile("Plain words"));
            page.keyboard().press("Control+e");
            page.waitForCondition(() -> held.size() == 2);
            page.locator("#source").fill("Typed meanwhile.");
            page.unroute("**/renderings");
            held.forEach(Route::resume);
            assertThat(page.locator("#editor")).hasText("Typed meanwhile.");
            assertThat(page.locator("#editor")).isFocused();

            page.keyboard().press("Control+e");
            assertThat(page.locator("#source")).isVisible();
            page.locator("#source").fill("Left alone.\n\n[//]: # (check with legal)");
            page.keyboard().press("Control+e");
            assertThat(page.locator("#told")).containsText("shown as Markdown");
            assertThat(page.locator("#source")).hasValue("Left alone.\n\n[//]: # (check with legal)");
            page.locator("#source").fill("Left alone.");
            page.keyboard().press("Control+e");
            assertThat(page.locator("#editor")).hasText("Left alone.");
            page.keyboard().press("Control+e");
            page.locator("#source").fill("Left <!-- with a note --> alone.");
            page.keyboard().press("Control+e");
            assertThat(page.locator("#told")).containsText("shown as Markdown");
            assertThat(page.locator("#source")).hasValue("Left <!-- with a note --> alone.");
        }
    }

    /** Not every keyboard has the brackets that the keys for it need. */
    @Test
    void aListIsMadeDeeperAndFlatByItsTools() {
        try (BrowserContext window = chromium.window(new Reader(390, ColorScheme.DARK, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "In a list", "One.");
            page.locator("#editor").press("Control+Home");
            page.keyboard().type("- first");
            page.keyboard().press("Enter");
            page.keyboard().type("second ");
            press(page, "Deeper in the list");
            assertThat(page.locator("#source")).hasValue("- first\n  - second One.\n");
            press(page, "Less deep");
            assertThat(page.locator("#source")).hasValue("- first\n- second One.\n");
            press(page, "Less deep");
            assertThat(page.locator("[data-of-lists]")).isHidden();
        }
    }

    @Test
    void aTableIsFilledInByKeysAndKeepsNobody() {
        var tables = new TablesByKey(chromium, editors);
        tables.tabLeadsThroughTheCellsAndOutOfTheText();
        tables.whatComesIntoACellIsApartAndWhole();
    }

    @Test
    void whatGoesOverSeveralCellsJoinsNone() {
        new TablesByKey(chromium, editors).whatGoesOverSeveralCellsJoinsNone();
    }

    @Test
    void notesComeAlongAndLeadNowhereElse() {
        new CopiedTexts(chromium, editors).notesComeAlongAndLeadNowhereElse();
    }

    @Test
    void noteAndSignGoTogether() {
        new CopiedTexts(chromium, editors).noteAndSignGoTogether();
    }

    @Test
    void lettersOfListsAndLooksAreKept() {
        new CopiedTexts(chromium, editors).lettersOfListsAndLooksAreKept();
    }

    @Test
    void anOrderThatIsNotSavedIsNotLeftUnasked() {
        new UnsavedOrder(start, chromium, editors).isNotLeftUnasked();
    }

    @Test
    void keysWithoutAPauseLandWhereTheyAreTyped() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.locator("#title").fill("In a hurry");
            page.locator("#editor").focus();
            var slower = new JsonObject();
            slower.addProperty("rate", 6);
            window.newCDPSession(page).send("Emulation.setCPUThrottlingRate", slower);

            page.keyboard().type("## Tides");
            page.keyboard().press("Enter");
            page.keyboard().type("The harbour was");
            page.keyboard().press("Enter");
            page.keyboard().type("empty");
            page.keyboard().press("Home");
            page.keyboard().press("Enter");
            page.keyboard().type("x");

            assertThat(page.locator("#source")).hasValue("## Tides\n\nThe harbour was\n\nxempty\n");
        }
    }

    @Test
    void whatIsTypedIsInView() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            editors.saved(page, "Farther and farther down", "First.");
            page.locator("#editor").press("Control+End");
            for (int line = 0; line < 40; line++) {
                page.keyboard().press("Enter");
            }
            assertThat(page.locator("#editor > p").last()).isInViewport();
            page.keyboard().type("Last.");
            page.evaluate("scrollTo(0, 0)");
            assertThat(page.locator("#editor > p").last()).not().isInViewport();

            page.keyboard().type("x");
            assertThat(page.locator("#editor > p").last()).isInViewport();
            page.evaluate("scrollTo(0, 0)");
            page.keyboard().press("Enter");
            assertThat(page.locator("#editor > p").last()).isInViewport();
        }
    }

    @Test
    void leavesParagraphsAsTheyWereWrittenBesideOneThatChanges() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            page.navigate(start.newsroomUrl() + "/articles/new");
            page.locator("#title").fill("Wrapped by hand");
            press(page, "Markdown");
            page.locator("#source").fill("One\nline.\n\nTwo\nlines.\n\nThree\nlines.\n\nFour");
            press(page, "Markdown");
            page.locator("#editor > p").last().click();
            page.keyboard().press("End");
            page.keyboard().type(".");

            assertThat(page.locator("#source")).hasValue("One\nline.\n\nTwo\nlines.\n\nThree\nlines.\n\nFour.\n");
        }
    }

    @Test
    void moderatesCommentsByKeyboardAndSeesWhatOthersDecide() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = editors.signedIn(window);
            var desk = new Desk(start);
            desk.decidesByKeyboard(page);
            desk.decidesOnSeveral(page);
            desk.twoAtOnce(window, page);
            desk.decidesOnNothingUnread(page);
            desk.goesOnAfterAnotherSignIn(window, page);
        }
    }

    @Test
    void severalPeopleAreAtTheCommentsOfOneArticle() {
        var wide = new Reader(1280, ColorScheme.LIGHT, true);
        try (BrowserContext window = chromium.window(wide);
                BrowserContext another = chromium.window(wide);
                BrowserContext third = chromium.window(wide);
                BrowserContext plain = chromium.window(new Reader(1280, ColorScheme.LIGHT, false))) {
            Page admin = editors.signedIn(window);
            Page moderator = another.newPage();
            SharedQueue.signIn(start, admin, moderator, "mo", "Mo Berg", "moderator");
            Page author = third.newPage();
            SharedQueue.signIn(start, admin, author, "tomas", "Tomás O’Brien", "author");

            SharedQueue.large(start).isDecidedByKeyboardAtAPace(moderator);
            var shared = new SharedQueue(start, 24);
            shared.tellsAtOnceWhatTheOtherDecides(admin, moderator);
            shared.isSharedByTwo(admin, moderator);
            shared.tellsAtOnceWhatComes(admin, moderator);
            new SharedQueue(start, 2).isForEverybody(admin);
            new SharedQueue(start, 1).isAnsweredByItsAuthor(author);
            new SharedQueue(start, 3).isDecidedWithoutScript(editors.signedIn(plain));
        }
    }

    static Stream<Reader> eyes() {
        return Stream.of(new Reader(1280, ColorScheme.LIGHT, true), new Reader(390, ColorScheme.DARK, true));
    }

    /** Beside the others, in a browser of its own: one thread drives it. */
    @ParameterizedTest
    @MethodSource("eyes")
    @Execution(ExecutionMode.CONCURRENT)
    void everyPageIsForEverybody(Reader editor) {
        try (Chromium own = Chromium.start();
                BrowserContext window = own.window(editor)) {
            var ownEditors = new Editors(start, own);
            new NewsroomPages(start, ownEditors, editor, ownEditors.signedIn(window)).areAllForEverybody();
        }
    }

    private static void paste(Page page) {
        page.evaluate(
                "html => { const data = new DataTransfer(); data.setData('text/html', html); data.setData('text/plain', 'Plain words');"
                        + " document.getElementById('editor').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
                PASTED);
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = EditorIT.class.getResourceAsStream("/editor/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
