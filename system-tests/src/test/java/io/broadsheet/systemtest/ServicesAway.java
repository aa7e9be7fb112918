package io.broadsheet.systemtest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.broadsheet.systemtest.Editors.SAVED;
import static io.broadsheet.systemtest.Editors.press;
import static io.broadsheet.systemtest.Editors.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.broadsheet.embedded.Ports;
import io.broadsheet.systemtest.Chromium.Reader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One more instance of the newsroom, whose lines to the articles and to the issuer can be cut. */
final class ServicesAway implements AutoCloseable {

    private final Chromium chromium;
    private final Editors editors;
    private final TcpProxy articles;
    private final TcpProxy issuer;
    private final StartedProcess newsroom;
    private final String url;

    ServicesAway(FirstStart start, Chromium chromium, Editors editors, Path folder) {
        this.chromium = chromium;
        this.editors = editors;
        articles = new TcpProxy(List.of(URI.create(start.articlesUrl()).getPort()));
        issuer = new TcpProxy(List.of(URI.create(start.identityUrl()).getPort()));
        int port = Ports.next();
        url = "http://127.0.0.1:" + port;
        newsroom = StartedProcess.start(
                "newsroom",
                folder.resolve("newsroom.log"),
                List.of(
                        "--server.port=" + port,
                        "--management.server.port=" + Ports.next(),
                        "--broadsheet.newsroom.public-url=" + url,
                        // Who is signed in at the other instance is signed in here.
                        "--broadsheet.token-secret=" + start.tokenSecret(),
                        "--broadsheet.public-url=" + start.siteUrl(),
                        "--broadsheet.newsroom.issuer=" + start.identityUrl(),
                        "--broadsheet.newsroom.issuer-reached-at=" + issuer.url(),
                        "--broadsheet.newsroom.services.articles=" + articles.url()));
        await("newsroom")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() ->
                        newsroom.requireAlive() != null && Http.get(url + "/").status() < 500);
    }

    void nothingIsLostAndTheWordsAreCalm() {
        String id = editors.begun("While others are away", "First.");
        try (BrowserContext window = chromium.window(new Reader(390, ColorScheme.LIGHT, true))) {
            Page page = editors.signedInAt(url, "/articles/" + id, window);
            type(page, " Second.");
            assertThat(page.locator("#saved")).hasText(SAVED);

            issuer.cut();
            type(page, " Without the issuer.");
            assertThat(page.locator("#saved")).hasText("Not saved yet");
            assertThat(page.locator("#saved")).hasText(SAVED);

            articles.cut();
            type(page, " Without the articles.");
            assertThat(page.locator("#saved")).containsText("Kept in this browser");
            press(page, "Save");
            assertThat(page.locator("h1")).hasText("This could not be saved just now");
            assertThat(page.locator("main")).containsText("Without the articles.");
            Axe.accessible(page, "newsroom-articles-away");
            assertThat(Chromium.fits(page)).isTrue();
            Page list = window.newPage();
            list.navigate(url + "/articles");
            assertThat(list.locator("h1")).hasText("The articles cannot be reached at the moment");
            Axe.accessible(list, "newsroom-list-away");

            articles.heal();
            press(page, "Send it again");
            assertThat(said(page)).containsText("Saved.");
        }
        assertThat(editors.kept(id).get("body").get("source").asString())
                .contains("First. Second. Without the issuer. Without the articles.");
        try (BrowserContext stranger = chromium.window(new Reader(390, ColorScheme.DARK, false))) {
            Page page = stranger.newPage();
            page.navigate(url + "/articles");
            assertThat(page.locator("h1")).hasText("Signing in is not possible at the moment");
            Chromium.keep(page, "newsroom-issuer-away");
        }
    }

    private static void type(Page page, String words) {
        page.locator("#editor").click();
        page.keyboard().press("Control+End");
        page.keyboard().type(words);
    }

    @Override
    public void close() {
        Chromium.closeAll(newsroom, articles, issuer);
    }
}
