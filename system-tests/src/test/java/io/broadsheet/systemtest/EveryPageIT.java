package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.systemtest.Chromium.Reader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The pages that readers come to by what they do: in both schemes, on a phone and on a desk, no violation that axe finds,
 * nothing wider than the window, and nothing that is against the standard. See {@link ReaderIT} for the others.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryPageIT {

    private final HtmlChecker checker = new HtmlChecker();
    private FirstStart site;
    private Story story;
    private Chromium chromium;
    private String article;
    private String comment;
    private String mailed;
    private JsonNode held;
    private JsonNode rejected;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = Chromium.start();
        site = FirstStart.empty(folder);
        story = new Story(site);
        var published = story.publish("What the harbour told", List.of("harbour"));
        article = "/articles/" + published.slug();
        var seen = story.comment(published.id(), "Ana", "First.\n\nSecond.");
        comment = article + "/comments/" + seen.get("id").asString();
        story.approve(seen.get("id").asString());
        held = story.comment(published.id(), "Bo", "Waits.");
        rejected = story.comment(published.id(), "Cy", "Was not kind.");
        var decision = site.commentsUrl() + "/moderation/comments/"
                + rejected.get("id").asString();
        Http.post(
                        decision + "/decision",
                        story.token(),
                        Map.of("verdict", "reject", "version", 1, "reason", "We keep it civil."))
                .expect(200);
        mailed = TextLooks.publish(site, story.token());
        await("all on the front page")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Http.get(site.siteUrl(), "text/html").body().contains(TextLooks.ENDLESS));
        await("the comment on the page")
                .atMost(Duration.ofSeconds(30))
                .until(() -> Http.get(site.siteUrl() + comment, "text/html").status() == 200);
    }

    @AfterAll
    void stop() {
        Chromium.closeAll(site, chromium);
    }

    static Stream<Reader> readers() {
        return Stream.of(1280, 390).map(width -> new Reader(width, ColorScheme.LIGHT, true));
    }

    /** A reader's window, and the pages that were sent to it. */
    private final class Look {
        private final Reader reader;
        private final Page page;
        private final List<Response> sent = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();

        Look(Reader reader, BrowserContext window) {
            this.reader = reader;
            page = window.newPage();
            page.onResponse(response -> {
                if (response.request().isNavigationRequest()) {
                    sent.add(response);
                }
            });
        }

        void at(String address, String name) {
            page.navigate(address);
            isSound(name);
        }

        /** The button of the form that is sent there. */
        void press(String form, String name) {
            page.locator(form + " button:not([formaction])").first().click();
            isSound(name);
        }

        void isSound(String name) {
            var found = new ArrayList<>(Axe.violationsInBothSchemes(page, name + "-" + reader.width()));
            if (!Chromium.fits(page)) {
                found.add("is wider than the window");
            }
            found.addAll(checker.errors(sent.getLast().text()));
            found.forEach(what -> wrong.add(name + ": " + what));
        }

        /** As a browser without script sends it. */
        void post(String address, Map<String, String> fields, String name) {
            page.evaluate("""
                    ([address, fields]) => {
                      const form = document.createElement('form');
                      form.method = 'post';
                      form.action = address;
                      for (const [name, value] of Object.entries(fields)) {
                        const field = document.createElement('input');
                        field.name = name;
                        field.value = value;
                        form.append(field);
                      }
                      document.body.append(form);
                      form.submit();
                    }""", List.of(address, fields));
            page.waitForURL("**" + address);
            page.waitForLoadState();
            isSound(name);
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whereReadersSpeak(Reader reader) {
        try (BrowserContext window = chromium.window(reader)) {
            var look = new Look(reader, window);
            look.at(site.siteUrl() + "/newsroom", "newsroom");
            look.at(site.siteUrl() + comment, "conversation");
            look.at(site.siteUrl() + comment + "/report", "report");
            look.press("main form", "report-without-reason");
            look.page.locator("input[name=reason][value=spam]").check();
            look.press("main form", "report-sent");
            look.at(site.siteUrl() + article + "?reply=" + comment.replaceAll(".*/", "") + "#reply", "reply");
            look.press("#reply", "comment-empty");
            look.page.locator("#reply-author").fill("Di");
            look.page.locator("#reply-text").fill("By " + reader + ".");
            look.press("#reply", "comment-waits");
            look.post(own(held), Map.of("editToken", held.get("editToken").asString()), "own-held");
            look.post(
                    own(rejected), Map.of("editToken", rejected.get("editToken").asString()), "own-rejected");
            look.post(own(rejected), Map.of("editToken", "wrong"), "own-unknown");
            look.at(site.siteUrl() + "/subscribe", "subscribe");
            look.page.locator("main form[action='/subscribe'] [name=email]").fill("nobody");
            look.press("main form[action='/subscribe']", "subscribe-refused");
            look.page.locator("main form[action='/subscribe'] [name=email]").fill("site-" + address(reader));
            look.press("main form[action='/subscribe']", "subscribe-asked");
            look.at(site.identityUrl() + "/oauth2/authorize?client_id=nobody", "identity-error");
            assertThat(look.wrong).isEmpty();
        }
    }

    private String own(JsonNode mine) {
        return article + "/comments/" + mine.get("id").asString() + "/own";
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whereMailsLead(Reader reader) {
        try (BrowserContext window = chromium.window(reader)) {
            var look = new Look(reader, window);
            story.forgetMails();
            story.subscribe(address(reader), List.of("harbour"));
            var mail = mail(reader, "confirmation");
            look.at(link(mail, "token="), "nl-confirmation");
            look.press("form", "nl-confirmed");
            look.at(link(mail, "token=") + "x", "nl-link-unknown");
            look.at(link(mail, "/refusal"), "nl-refusal");

            story.forgetMails();
            story.subscribe(address(reader), List.of("harbour"));
            look.at(link(mail(reader, "subscriptions"), "/subscriptions/"), "nl-preferences");
            var preferences = look.page.url();
            look.press("form", "nl-preferences-saved");
            look.page.navigate(preferences);
            story.forgetMails();
            look.press("form[action$=erasure]", "nl-erasure-asked");
            look.at(link(mail(reader, "data"), "/data"), "nl-erasure");
            look.page.navigate(preferences);
            look.press("form[action$=end]", "nl-ended");

            look.at(link(mail, "/refusal"), "nl-refusal");
            look.press("form", "nl-refused");
            look.at(link(mail, "/refusal"), "nl-refused-already");
            assertThat(look.wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whereNoticesOfRepliesLead(Reader reader) {
        try (BrowserContext window = chromium.window(reader)) {
            var look = new Look(reader, window);
            story.forgetMails();
            var fields = Map.of("author", "Eve", "text", "Answer " + reader + "!", "notify", "eve-" + address(reader));
            assertThat(Http.form(site.siteUrl() + article + "/comments", fields).status())
                    .isLessThan(400);
            await("the mail")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> story.mailTo("eve-" + address(reader)).isPresent());
            var mail = story.mailTo("eve-" + address(reader)).orElseThrow();
            look.at(link(mail, "token="), "notices-confirmation");
            look.press("form", "notices-confirmed");
            assertThat(look.wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatWasWrittenElsewhere(Reader reader) {
        try (BrowserContext window = chromium.window(reader)) {
            var look = new Look(reader, window);
            look.at(site.siteUrl(), "endless-home");
            look.at(site.siteUrl() + "/sections/Endless", "endless-section");
            look.at(site.siteUrl() + "/search?q=Six", "endless-search");
            look.at(site.siteUrl() + mailed, "as-mailed");
            assertThat(look.wrong).isEmpty();
            TextLooks.partsStandApart(look.page);
        }
    }

    private static String address(Reader reader) {
        return reader + "@example.org";
    }

    private JsonNode mail(Reader reader, String about) {
        await("the mail with a link to " + about)
                .atMost(Duration.ofSeconds(30))
                .until(() -> story.mailTo(address(reader))
                        .filter(mail -> mail.get("Text").asString().contains("/" + about))
                        .isPresent());
        return story.mailTo(address(reader)).orElseThrow();
    }

    private static String link(JsonNode mail, String part) {
        var link = Pattern.compile("https?://[^\\s<>\"]*" + Pattern.quote(part) + "[^\\s<>\"]*")
                .matcher(mail.get("Text").asString());
        assertThat(link.find()).as("a link with %s in the mail", part).isTrue();
        return link.group();
    }
}
