package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.broadsheet.systemtest.Chromium.Reader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Those who write in the newsroom: how they sign in, and what they do on most of its pages. */
final class Editors {

    static final Pattern SAVED = Pattern.compile("Saved \\d\\d:\\d\\d:\\d\\d");

    private static final String COLLEAGUES_PASSWORD = "gulls over the long quay";

    private final String colleague = "jo-" + Long.toString(System.nanoTime(), 36);
    private final FirstStart start;
    private final Chromium chromium;
    private List<Cookie> signedIn = List.of();
    private List<Cookie> signedInColleague = List.of();

    Editors(FirstStart start, Chromium chromium) {
        this.start = start;
        this.chromium = chromium;
    }

    /** The list of articles, for the account that the first start makes. */
    Page signedIn(BrowserContext window) {
        if (signedIn.isEmpty()) {
            Page page = window.newPage();
            page.navigate(start.newsroomUrl() + "/articles");
            enter(page);
            page.waitForURL(start.newsroomUrl() + "/**");
            signedIn = window.cookies();
            return page;
        }
        return at("/articles", window, signedIn);
    }

    private Page at(String path, BrowserContext window, List<Cookie> cookies) {
        window.addCookies(cookies);
        Page page = window.newPage();
        page.navigate(start.newsroomUrl() + path);
        return page;
    }

    /** At another instance, which has the same secret but cookies of its own. */
    Page signedInAt(String instance, String path, BrowserContext window) {
        String port = Integer.toString(URI.create(start.newsroomUrl()).getPort());
        String other = Integer.toString(URI.create(instance).getPort());
        if (signedIn.isEmpty()) {
            signedIn(window).close();
        }
        window.addCookies(signedIn.stream()
                .map(cookie -> new Cookie(cookie.name.replace(port, other), cookie.value)
                        .setDomain(cookie.domain)
                        .setPath(cookie.path))
                .toList());
        Page page = window.newPage();
        page.navigate(instance + path);
        return page;
    }

    /** The same for somebody else: an editor whose account the first one makes. */
    Page colleague(BrowserContext window) {
        if (signedInColleague.isEmpty()) {
            String oneTime = account();
            Page page = window.newPage();
            page.navigate(start.newsroomUrl() + "/articles");
            enter(page, colleague, oneTime);
            page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                    .fill(COLLEAGUES_PASSWORD);
            page.getByLabel("New password once more").fill(COLLEAGUES_PASSWORD);
            press(page, "Save");
            page.waitForURL(start.newsroomUrl() + "/**");
            signedInColleague = window.cookies();
            return page;
        }
        return at("/articles", window, signedInColleague);
    }

    /** @return the password that is good for one time */
    private String account() {
        try (BrowserContext window = chromium.window(new Reader(1280, ColorScheme.LIGHT, true))) {
            Page page = signedIn(window);
            page.navigate(start.newsroomUrl() + "/accounts/new");
            page.locator("#name").fill(colleague);
            page.locator("#display-name").fill("Jo Vik");
            page.locator("[name=role][value=editor]").check();
            press(page, "Make the account");
            return page.locator(".drawn code").innerText();
        }
    }

    void enter(Page page) {
        enter(page, start.credential("NEWSROOM_USER"), start.credential("NEWSROOM_PASSWORD"));
    }

    private static void enter(Page page, String name, String password) {
        page.getByLabel("Name").fill(name);
        page.getByLabel("Password").fill(password);
        press(page, "Sign in");
    }

    /** A new article, saved by key: by itself it is after seconds. */
    void saved(Page page, String title, String text) {
        page.navigate(start.newsroomUrl() + "/articles/new");
        page.locator("#title").fill(title);
        page.locator("#editor").fill(text);
        page.keyboard().press("Control+s");
        assertThat(page.locator("#saved")).hasText(SAVED);
    }

    /** Begun by a script of the newsroom. @return its id */
    String begun(String title, String text) {
        return Http.post(
                        start.articlesUrl() + "/newsroom/articles",
                        start.token(),
                        Story.draft(title, text, List.of("harbour")))
                .expect(201)
                .json()
                .get("id")
                .asString();
    }

    /** To be published in some seconds, when nothing of it is left that readers would see. @return its id */
    String scheduledInVain(String title) {
        String id = begun(title, "Here today.");
        String article = start.articlesUrl() + "/newsroom/articles/" + id;
        Http.post(
                        article + "/publication",
                        start.token(),
                        Map.of("at", Instant.now().plusSeconds(7).toString()))
                .expect(200);
        String version = Http.staffGet(article, start.token()).expect(200).header("ETag");
        Http.json(
                        "PUT",
                        article,
                        start.token(),
                        Story.draft(title, "[//]: # (not today)", List.of("harbour")),
                        "If-Match",
                        version)
                .expect(200);
        return id;
    }

    void awaitProblem(String id) {
        await("its time")
                .atMost(Duration.ofSeconds(30))
                .until(() -> kept(id).path("schedule").hasNonNull("problem"));
    }

    /** As article-service has it. */
    JsonNode kept(String id) {
        return Http.staffGet(start.articlesUrl() + "/newsroom/articles/" + id, start.token())
                .expect(200)
                .json();
    }

    String address(String id) {
        return start.newsroomUrl() + "/articles/" + id;
    }

    static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    static void follow(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** What the page says was done. */
    static Locator said(Page page) {
        return page.locator(".notice[role=status]").first();
    }
}
