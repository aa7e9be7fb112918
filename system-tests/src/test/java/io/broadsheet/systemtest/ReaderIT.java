package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The reader's pages in a real browser, over the sample newspaper of the first start. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderIT {

    private static final String PINNED = "The night ferry learns to whisper";
    private static final int MOST_TABS = 120;

    private FirstStart site;
    private Story story;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = Chromium.start();
        site = FirstStart.interrupted(folder);
        story = new Story(site);
        // The site may hear of the last articles after READY.
        await("the front page")
                .atMost(Duration.ofMinutes(1))
                .until(() -> Http.get(site.siteUrl(), "text/html").body().contains(PINNED));
    }

    @AfterAll
    void stop() {
        Chromium.closeAll(site, chromium);
    }

    @Test
    void theNewspaperIsWholeAndNothingIsInItTwice() {
        assertThat(site.told()).contains("sample newspaper is in").contains(site.siteUrl());
        JsonNode articles = Http.get(site.articlesUrl() + "/articles?limit=100")
                .expect(200)
                .json()
                .get("items");
        List<String> sample = stream(articles)
                .filter(article -> !article.get("authors").toString().contains("Åse Łukasik"))
                .map(article -> article.get("title").asString())
                .toList();
        assertThat(sample).hasSize(12).doesNotHaveDuplicates();
        Http.get(site.articlesUrl() + "/articles/council-to-paint-the-sea").expect(410);
        await("what is popular")
                .atMost(Duration.ofSeconds(20))
                .until(() -> !Http.get(site.siteUrl(), "text/html").body().contains("Nothing has been read often"));
        String ferry = story.article("the-night-ferry-learns-to-whisper")
                .json()
                .get("id")
                .asString();
        JsonNode threads = Http.get(story.comments(ferry)).expect(200).json().get("items");
        // The other tests' readers comment here too, some of them twice.
        assertThat(stream(threads)
                        .map(comment -> comment.get("author").asString())
                        .filter(author -> !author.startsWith("Reader ")))
                .containsExactlyInAnyOrder("Signe D.", "Ivo", "A. Thorne");
    }

    static Stream<Reader> readers() {
        return Stream.of(new Reader(1280, ColorScheme.LIGHT, true), new Reader(360, ColorScheme.DARK, false));
    }

    @ParameterizedTest
    @MethodSource("readers")
    void readsSpeaksSubscribesAndLeaves(Reader reader) {
        try (BrowserContext window = chromium.window(reader)) {
            Page page = window.newPage();
            page.navigate(site.siteUrl());
            page.getByRole(AriaRole.LINK, named(PINNED)).first().click();
            assertThat(page.getByRole(
                            AriaRole.HEADING,
                            new Page.GetByRoleOptions().setName(PINNED).setLevel(1)))
                    .isVisible();

            String words = "Heard by " + reader + ".";
            comment(page, reader, words);
            subscribe(page, reader);
            digest(page, reader);
        }
    }

    /** An empty try, a good one, a moderator's look. */
    private void comment(Page page, Reader reader, String words) {
        assertThat(page.getByText("Please enter your comment!")).hasCount(0);
        Locator form = page.locator("#reply");
        form.getByLabel("Name").fill("Reader " + reader);
        form.getByRole(AriaRole.BUTTON, button("Post comment")).click();
        assertThat(page.locator("#reply-text-error")).hasText("Please enter your comment!");
        assertThat(page.getByText("Please enter your name here")).hasCount(0);
        assertThat(form.getByLabel("Name")).hasValue("Reader " + reader);
        Chromium.keep(page, "comment-refused-" + reader);

        form.getByLabel("Comment").fill(words);
        form.getByRole(AriaRole.BUTTON, button("Post comment")).click();
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions()
                                .setHasText(Pattern.compile("held", Pattern.CASE_INSENSITIVE)))
                        .first())
                .isVisible();
        assertThat(page.locator(".own .said")).hasText(words);
        assertThat(page.locator(".thread .said").getByText(words)).hasCount(0);
        Chromium.keep(page, "comment-held-" + reader);

        page.navigate(page.url().replaceAll("[?#].*", ""));
        story.approve(held(words));
        if (reader.script()) {
            page.locator("#fresh").getByRole(AriaRole.BUTTON).click();
        } else {
            await("the comment").atMost(Duration.ofSeconds(20)).until(() -> {
                page.reload();
                return page.locator(".thread .said").getByText(words).count() == 1;
            });
        }
        assertThat(page.locator(".said").getByText(words)).hasCount(1);
        if (reader.script()) {
            commentAgain(page, reader);
        }
    }

    /** The browser has kept the token of who was approved: nothing waits. */
    private static void commentAgain(Page page, Reader reader) {
        Locator form = page.locator("#reply");
        form.getByLabel("Name").fill("Reader " + reader);
        form.getByLabel("Comment").fill("Once more, by " + reader + ".");
        form.getByRole(AriaRole.BUTTON, button("Post comment")).click();
        assertThat(page.locator(".thread .said").getByText("Once more, by " + reader + "."))
                .hasCount(1);
        assertThat(page.url()).contains("said=shown#c-").doesNotContain("author=");
    }

    @Test
    void commentsStayOpenWhileOthersSpeak() {
        new OpenComments(chromium, site, story).keepsWhatIsWrittenAndTakesNothingFromLinks();
    }

    private String held(String words) {
        JsonNode queue = Http.staffGet(site.commentsUrl() + "/moderation/comments?state=held&limit=100", story.token())
                .expect(200)
                .json()
                .get("items");
        return stream(queue)
                .filter(comment -> words.equals(comment.get("text").asString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the comment is not in the queue"))
                .get("id")
                .asString();
    }

    /** From the form beside the article to the page that the mail's link leads to. */
    private void subscribe(Page page, Reader reader) {
        String address = address(reader);
        Locator form = page.locator("form[action='/subscribe']").first();
        form.getByText("Choose topics and hour").click();
        assertThat(form.getByLabel("harbour")).not().isChecked();
        form.getByLabel("harbour").check();
        assertThat(form.getByLabel("Weekly on")).isHidden();
        if (reader.script()) {
            assertThat(form.getByLabel("Time zone")).hasValue("Europe/Oslo");
        }
        form.getByLabel("Your mail address").fill("nobody");
        form.getByRole(AriaRole.BUTTON, button("Subscribe")).click();
        assertThat(page.locator("form[action='/subscribe'] .error").first()).isVisible();
        Locator again = page.locator("form[action='/subscribe']").first();
        assertThat(again.getByLabel("Your mail address")).hasValue("nobody");
        again.getByLabel("Your mail address").fill(address);
        again.getByRole(AriaRole.BUTTON, button("Subscribe")).click();
        assertThat(page.getByRole(AriaRole.STATUS)
                        .filter(new Locator.FilterOptions().setHasText("Please look into your mail")))
                .isVisible();
        Chromium.keep(page, "subscribe-asked-" + reader);

        await("the mail")
                .atMost(Duration.ofSeconds(20))
                .until(() -> story.mailTo(address).isPresent());
        page.navigate(link(story.mailTo(address).orElseThrow(), "token="));
        if (reader.script()) {
            // Where scripts are off, axe would wait without end.
            Axe.accessible(page, "confirmation-" + reader);
        }
        Chromium.keep(page, "confirmation-" + reader);
        page.getByRole(AriaRole.BUTTON, named("Confirm my subscription")).click();
        assertThat(page.getByText("Your subscription is confirmed").first()).isVisible();
    }

    private void digest(Page page, Reader reader) {
        String address = address(reader);
        story.forgetMails();
        String title = "What the harbour told " + reader;
        String slug = story.publish(title, List.of("harbour")).slug();
        await("the digest").atMost(Duration.ofSeconds(30)).until(() -> {
            story.tryRunDaily();
            return story.mailTo(address).isPresent();
        });
        JsonNode digest = story.mailTo(address).orElseThrow();
        page.navigate(link(digest, "/articles/" + slug));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(title);
        page.navigate(link(digest, "/subscriptions/"));
        assertThat(page.locator("input[name=topics][value=harbour]")).isChecked();
        page.getByLabel("Once a week").check();
        page.getByLabel("Weekly on").selectOption("friday");
        page.getByRole(AriaRole.BUTTON, named("Save")).click();
        assertThat(page.getByText("Your preferences are saved.")).isVisible();
        Chromium.keep(page, "preferences-" + reader);
        if (reader.script()) {
            Axe.accessible(page, "preferences-" + reader);
        }
        page.navigate(link(digest, "/unsubscribe/"));
        page.getByRole(AriaRole.BUTTON, named("Unsubscribe")).click();
        assertThat(page.getByText("You have unsubscribed").first()).isVisible();
    }

    private static String address(Reader reader) {
        return "reader-" + reader + "@example.org";
    }

    private static String link(JsonNode mail, String part) {
        var link = Pattern.compile("https?://[^\\s<>\"]*" + Pattern.quote(part) + "[^\\s<>\"]*")
                .matcher(mail.get("Text").asString());
        assertThat(link.find()).as("a link with %s in the mail", part).isTrue();
        return link.group();
    }

    /** Each kind of page, by an address that shows it whole. */
    private Map<String, String> pages() {
        return Map.ofEntries(
                Map.entry("home", "/"),
                Map.entry("article", "/articles/the-night-ferry-learns-to-whisper"),
                Map.entry("article-table-and-quotes", "/articles/what-the-lichens-of-gallows-hill-remember"),
                Map.entry("article-recipe", "/articles/harbour-bread"),
                Map.entry("article-german", "/articles/die-uhr-am-zollhaus-geht-wieder-falsch"),
                Map.entry("article-arabic", "/articles/خريطة-الروائح"),
                Map.entry("section", "/sections/Sea"),
                Map.entry("topic", "/topics/harbour"),
                Map.entry("author", "/authors/Wiebke%20Tordsen"),
                Map.entry("search", "/search?q=harbour+bell"),
                Map.entry("search-nothing", "/search?q=xylophone"),
                Map.entry("archive", "/archive"),
                Map.entry(
                        "archive-month",
                        "/archive/"
                                + java.time.YearMonth.now(java.time.ZoneOffset.UTC)
                                        .toString()
                                        .replace('-', '/')),
                Map.entry("subscribe", "/subscribe"),
                Map.entry("about", "/about"),
                Map.entry("not-found", "/articles/nothing-here"),
                Map.entry("withdrawn", "/articles/council-to-paint-the-sea"));
    }

    /**
     * No violation that axe finds, nothing wider than the window, nothing from elsewhere, no error of a script. It changes
     * nothing that other tests look at, so it runs beside them, in a browser of its own: one thread drives it.
     */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390, 360})
    @Execution(ExecutionMode.CONCURRENT)
    void everyKindOfPageIsForEverybody(int width) {
        try (Chromium own = Chromium.start();
                BrowserContext window = own.window(new Reader(width, ColorScheme.LIGHT, true))) {
            Page page = window.newPage();
            var wrong = new ArrayList<String>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains("status of 4")) {
                    wrong.add(message.text());
                }
            });
            page.onPageError(wrong::add);
            page.onResponse(response -> {
                if (response.status() >= 400
                        && !"document".equals(response.request().resourceType())) {
                    wrong.add("missing: " + response.url());
                }
            });
            page.onRequest(request -> {
                if (!request.url().startsWith(site.siteUrl()) && !request.url().startsWith("data:")) {
                    wrong.add("asks elsewhere: " + request.url());
                }
            });
            pages().forEach((name, path) -> {
                page.navigate(site.siteUrl() + path);
                assertThat(Axe.violationsInBothSchemes(page, name + "-" + width))
                        .as(name + " at " + width)
                        .isEmpty();
                assertThat(Chromium.fits(page))
                        .as(name + " fits into " + width + " px")
                        .isTrue();
            });
            assertThat(wrong).isEmpty();
        }
    }

    /** Sign-in and mail catcher are no pages of the site, but have its look. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 390, 360})
    void pagesBesideTheSiteAreForEverybody(int width) {
        try (BrowserContext window = chromium.window(new Reader(width, ColorScheme.LIGHT, true))) {
            Page page = window.newPage();
            page.navigate(site.identityUrl() + "/login?failed");
            assertThat(page.locator(".nameplate")).hasText("Broadsheet");
            assertThat(Axe.violationsInBothSchemes(page, "sign-in-" + width)).isEmpty();
            page.navigate(site.mailUrl());
            assertThat(Axe.violationsInBothSchemes(page, "mail-catcher-" + width))
                    .isEmpty();
        }
    }

    @Test
    void everyKindOfPageIsAsTheStandardHasIt() {
        var checker = new HtmlChecker();
        var wrong = new java.util.TreeMap<String, List<String>>();
        pages().forEach((name, path) -> {
            var address = site.siteUrl() + java.net.URI.create(path).toASCIIString();
            wrong.put(name, checker.errors(Http.get(address, "text/html").body()));
        });
        wrong.put(
                "sign-in",
                checker.errors(
                        Http.get(site.identityUrl() + "/login", "text/html").body()));
        wrong.put(
                "mail-catcher",
                checker.errors(Http.get(site.mailUrl(), "text/html").body()));

        assertThat(wrong)
                .allSatisfy((name, errors) -> assertThat(errors).as(name).isEmpty());
    }

    @Test
    void everythingWorksByKeyboardAlone() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = window.newPage();
            page.navigate(site.siteUrl());
            page.keyboard().press("Tab");
            assertThat(page.locator(":focus")).hasText("Skip to the content");
            page.keyboard().press("Enter");
            tabTo(page, "the pinned article", focus -> focus.innerText().contains(PINNED));
            Chromium.keep(page, "keyboard-focus");
            page.keyboard().press("Enter");
            page.waitForURL("**/articles/**");

            tabToField(page, "reply-text");
            page.keyboard().type("Typed without a mouse.");
            tabToField(page, "reply-author");
            page.keyboard().press("Enter");
            assertThat(page.locator("#reply-author-error")).hasText("Please enter your name here");
            tabToField(page, "reply-author");
            page.keyboard().type("Keys");
            page.keyboard().press("Enter");
            // Beside it the held comment itself says so, as soon as the script has fetched it.
            assertThat(page.locator("#said")).containsText("held");
        }
    }

    private static void tabTo(Page page, String what, Predicate<Locator> wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            Locator focus = page.locator(":focus");
            if (focus.count() == 1 && wanted.test(focus)) {
                // Where one is must be seen.
                assertThat((Boolean) focus.evaluate("e => { const s = getComputedStyle(e);"
                                + " return s.outlineStyle !== 'none' || s.boxShadow !== 'none' }"))
                        .as("focus is seen on " + what)
                        .isTrue();
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + what);
    }

    private static void tabToField(Page page, String id) {
        if (id.equals(page.evaluate("document.activeElement && document.activeElement.id"))) {
            return;
        }
        tabTo(page, id, focus -> id.equals(focus.getAttribute("id")));
    }

    @Test
    void machinesReadWhatTheyAreOffered() {
        MachineReaders.check(site.siteUrl());
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions button(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return java.util.stream.StreamSupport.stream(array.spliterator(), false);
    }
}
