package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embedded.Ports;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances over HTTP, with stand-ins for issuer and article-service: who may work, and that nothing typed is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewsroomIT {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000001";
    private static final String PATH = "/newsroom/articles/" + ID;

    private StandInIssuer issuer;
    private StandInArticles articles;
    private ConfigurableApplicationContext newsroom;
    private String address;
    private TestBrowser ana;

    @BeforeAll
    void start() throws Exception {
        issuer = new StandInIssuer();
        articles = new StandInArticles();
        int port = Ports.next();
        address = "http://127.0.0.1:" + port;
        newsroom = instance(port, Map.of());
    }

    @AfterAll
    void stop() {
        newsroom.close();
        articles.close();
        issuer.close();
    }

    @BeforeEach
    void anew() {
        issuer.audience = "broadsheet";
        issuer.subject = "ana";
        issuer.scope = "openid articles:write articles:publish";
        issuer.life = Duration.ofHours(1);
        issuer.otherNonce = false;
        issuer.endOfName = "";
        issuer.withoutKeys = false;
        issuer.groups = "";
        issuer.refreshed.set(0);
        articles.received.clear();
        articles.answer("GET /newsroom/articles", 200, "{\"items\":[" + article(3, "Tides") + "],\"next\":null}");
        articles.answer("GET " + PATH, 200, article(3, "Tides"));
        articles.answer("PUT " + PATH, 200, article(4, "Tides"));
        articles.answer("POST " + PATH + "/publication", 200, article(5, "Tides"));
        articles.answer("GET /sections", 200, "{\"items\":[{\"name\":\"World\",\"count\":2}]}");
        ana = new TestBrowser(address);
    }

    private ConfigurableApplicationContext instance(int port, Map<String, String> more) {
        var settings = new HashMap<>(Map.of("broadsheet.newsroom.services.newsletter", articles.address()));
        settings.putAll(more);
        return TestNewsroom.start(port, address, issuer, articles, settings);
    }

    private static String article(int version, String title) {
        return """
                {"id":"%s","slug":"tides","state":"draft","version":%d,"title":"%s","standfirst":"At noon.",
                 "body":{"format":"markdown","source":"Low.\\n\\nHigh."},"authors":["Åse Lund"],"section":"World","tags":[],
                 "language":"en","commentsOpen":true,"pin":false,"breaking":false,"heroImage":null,"canonicalUrl":null,
                 "changedAt":"2026-11-28T10:00:00Z","updatedBy":{"subject":"bo","name":"Bo"},"brandNew":1,
                 "warnings":[{"place":"body.source, line 3","message":"A picture is left out."}]}""".formatted(ID, version, title);
    }

    @Test
    void signsInKeepsTheTokensFromTheBrowserAndSendsThemOn() throws Exception {
        var list = ana.get("/articles");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("Tides", "Ana Sorel").doesNotContain("eyJ");
        assertThat(list.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(list.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(ana.cookie("session").isHttpOnly()).isTrue();
        assertThat(ana.cookie("session").getValue()).doesNotContain("eyJ");

        var form = ana.page("/articles/" + ID).selectFirst("#write");
        ana.post("/articles/" + ID, TestBrowser.filled(form, Map.of("title", "Springs", "then", "save")));
        var put = articles.received.getFirst();
        assertThat(put.line()).isEqualTo("PUT " + PATH);
        assertThat(put.authorization()).startsWith("Bearer eyJ");
        assertThat(put.ifMatch()).isEqualTo("\"3\"");
        assertThat(put.body()).contains("\"title\":\"Springs\"", "Low.\\n\\nHigh.", "\"authors\":[\"Åse Lund\"]");
    }

    @Test
    void asksForTheTextAsReadersWouldHaveIt() throws Exception {
        articles.answer("POST /newsroom/renderings", 200, """
                {"html":"<p>Low.</p>","warnings":[{"place":"body.source","message":"A script is left out."}]}""");
        var form = ana.page("/articles/" + ID).selectFirst("#write [name=form]").val();
        var fields = Map.of("format", "html", "source", "<p>Low.\r\n<script></script>", "form", form);

        var answer = ana.post("/renderings", fields);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<p>Low.</p>", "[\"A script is left out.\"]");
        assertThat(articles.received.getLast().body()).contains("\"format\":\"html\"", "<p>Low.\\n<script></script>");
        articles.answer("POST /newsroom/renderings", 404, "{}");
        assertThat(ana.post("/renderings", fields).statusCode()).isEqualTo(404);
    }

    @Test
    void showsAnArticleAsOthersWillSeeIt() throws Exception {
        articles.answer(
                "POST " + PATH + "/preview-links",
                201,
                "{\"url\":\"http://127.0.0.1:8080/previews/t-1\",\"expiresAt\":\"2026-12-01T10:00:00Z\"}");

        var page = ana.page("/articles/" + ID + "/preview");

        var mail = "/articles/" + ID + "/mail";
        assertThat(page.select("iframe").eachAttr("src"))
                .containsExactly(
                        "http://127.0.0.1:8080/previews/t-1",
                        "http://127.0.0.1:8080/previews/t-1",
                        mail,
                        "http://127.0.0.1:8080/previews/t-1");
        articles.answer("GET /previews/t-1", 200, "{\"title\":\"Tides\",\"excerpt\":\"Low. High....\",\"more\":1}");
        articles.answer("POST /newsroom/digests/preview", 200, "{\"subject\":\"Tides\",\"html\":\"<h2>Tides</h2>\"}");
        var shown = ana.get(mail);
        assertThat(shown.body()).isEqualTo("<h2>Tides</h2>");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox;", "frame-ancestors 'self'");
        assertThat(articles.received("/newsroom/digests/preview").body()).contains("\"excerpt\":\"Low. High....\"");
        articles.answer("POST /newsroom/digests/preview", 503, "");
        assertThat(ana.get(mail).body()).isEqualTo("The mail cannot be shown just now.");
        assertThat(page.select(".card").text()).isEqualTo("Tides At noon. 127.0.0.1");
        assertThat(ana.get("/articles")
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("frame-src 'self' http://127.0.0.1:8080;");
    }

    @Test
    void saysWhomAnArticleWillReach() throws Exception {
        articles.answer("GET /newsroom/readership", 200, """
                {"readers":12790,"cadences":[{"cadence":"instant","readers":310,"hours":[]},
                 {"cadence":"daily","readers":12480,"hours":[{"hour":7,"readers":12480}]},
                 {"cadence":"weekly","readers":0,"hours":[]}]}""");
        assertThat(ana.page("/articles/" + ID).select("#reach").text())
                .isEqualTo(
                        "Site and feeds at once. 310 readers by mail at once. 12,480 readers by mail at their 07:00.");

        articles.answer("GET /newsroom/readership", 200, """
                {"readers":12790,"cadences":[{"cadence":"instant","readers":310,"hours":[]},
                 {"cadence":"daily","readers":12480,"hours":[{"hour":6,"readers":480},{"hour":7,"readers":12000}]}]}""");
        articles.answer(
                "GET " + PATH,
                200,
                article(3, "Tides").replace("\"brandNew\":1", "\"schedule\":{\"at\":\"2026-12-24T08:00:00Z\"}"));
        assertThat(ana.page("/articles/" + ID).select("#reach").text())
                .matches("Site and feeds when it comes out: .*Dec 24, 2026, 08:00.* 310 readers by mail then\\. "
                        + "12,480 readers by mail at their hour: 480 at 06:00, 12,000 at 07:00\\.");
        articles.answer("GET " + PATH, 200, article(3, "Tides"));

        articles.answer("GET /newsroom/readership", 503, "");
        assertThat(ana.page("/articles/" + ID).select("#reach").text())
                .isEqualTo("Site and feeds at once. How many get it by mail cannot be said just now.");
        // Not as if the person had to sign in again.
        articles.answer("GET /newsroom/readership", 401, "");
        assertThat(ana.get("/articles/" + ID).statusCode()).isEqualTo(200);
    }

    @Test
    void showsWhatComesOutWhenInTheZoneOfThePaper() throws Exception {
        articles.answer(
                "GET /newsroom/articles",
                200,
                "{\"items\":[" + scheduled("2026-12-31T23:30:00Z", "Last") + ","
                        + scheduled("2027-01-04T06:00:00Z", "First") + "],\"next\":null}");

        var december = ana.page("/calendar?day=2026-12-10");
        assertThat(december.select("h1").text()).isEqualTo("Calendar: December 2026");
        assertThat(december.select(".calendar > li")).hasSizeGreaterThan(30).hasSizeLessThanOrEqualTo(42);
        assertThat(december.selectFirst("li:has(time[datetime=2026-12-31]) ul").text())
                .isEqualTo("23:30 Last");
        assertThat(december.select("a[rel=next]").attr("href")).isEqualTo("/calendar?day=2027-01-01");
        var week = ana.page("/calendar?day=2027-01-06&view=week");
        assertThat(week.select(".calendar > li")).hasSize(7);
        assertThat(week.select(".calendar").text()).contains("06:00 First").doesNotContain("Last");
        for (var odd : new String[] {"x", "2026-13-45", "+999999999-01-01"}) {
            assertThat(ana.get("/calendar?day=" + odd).statusCode()).as(odd).isEqualTo(200);
        }
    }

    private static String scheduled(String at, String title) {
        return article(3, title)
                .replace("\"brandNew\":1", "\"schedule\":{\"at\":\"" + at + "\",\"by\":null,\"problem\":null}");
    }

    @Test
    void takesNoTokenOfAnotherAudienceAndNoAnswerToAnotherSignIn() throws Exception {
        issuer.audience = "another-application";
        assertThat(ana.get("/articles").statusCode()).isEqualTo(403);
        issuer.audience = "broadsheet";
        issuer.otherNonce = true;
        assertThat(ana.get("/articles").statusCode()).isEqualTo(403);
        assertThat(ana.get("/signed-in?code=x&state=y").statusCode()).isEqualTo(400);
        issuer.otherNonce = false;
        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
    }

    @Test
    void leadsNowhereElseAfterTheSignIn() throws Exception {
        for (var to :
                new String[] {"https://evil.example", "//evil.example", "/%5C%5Cevil.example", "/a%250d%250aX:%20y"}) {
            assertThat(new TestBrowser(address).get("/sign-in?to=" + to).uri().toString())
                    .startsWith(address);
        }
    }

    @Test
    void prolongsAtTheIssuerOnceHoweverManyTabsAsk() throws Exception {
        issuer.life = Duration.ofSeconds(60);
        ana.get("/articles");
        issuer.life = Duration.ofHours(1);
        issuer.refreshed.set(0);
        var before = ana.cookie("session").getValue();
        var old = new TestBrowser(address);
        old.cookies().getCookieStore().add(null, ana.cookie("session"));

        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
        assertThat(old.get("/articles").body()).contains("Ana Sorel");
        assertThat(ana.cookie("session").getValue()).isNotEqualTo(before);
        assertThat(issuer.refreshed).hasValue(1);
    }

    @Test
    void spendsNoRefreshTokenWhileTheIssuersKeysCannotBeHad() throws Exception {
        issuer.life = Duration.ofSeconds(60);
        ana.get("/articles");
        issuer.refreshed.set(0);
        issuer.withoutKeys = true;

        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
        assertThat(issuer.refreshed).hasValue(0);

        issuer.withoutKeys = false;
        issuer.life = Duration.ofHours(1);
        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
        assertThat(issuer.refreshed).hasValue(1);
    }

    @Test
    void signsInAtAnIssuerWhoseNameEndsWithASlash() throws Exception {
        issuer.endOfName = "/";

        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
    }

    @Test
    void takesTokensThatFillSeveralCookies() throws Exception {
        var random = new byte[4_500];
        new Random(1).nextBytes(random);
        issuer.groups = Base64.getEncoder().encodeToString(random);

        assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
        assertThat(ana.get("/articles").body()).contains("Ana Sorel");
        assertThat(ana.cookies().getCookieStore().getCookies()).hasSizeGreaterThan(2);
    }

    @Test
    void correctsAndRestoresOnlyWhatWasRead() throws Exception {
        articles.answer("GET " + PATH + "/revisions/2/differences", 200, "{\"from\":1,\"to\":2,\"fields\":[]}");
        articles.answer("POST " + PATH + "/revisions/2/restore", 412, article(4, "Springs"));
        articles.answer("POST " + PATH + "/corrections", 200, article(4, "Tides"));
        articles.answer("GET " + PATH + "/revisions/1/differences", 200, "{\"from\":null,\"to\":1,\"fields\":[]}");
        assertThat(ana.page("/articles/" + ID + "/history/1").text()).contains("Nothing was kept before it.");
        var restore = ana.page("/articles/" + ID + "/history/2").selectFirst("form[action$=restoration]");
        var correct = ana.page("/articles/" + ID + "/correction").selectFirst("form[action$=correction]");

        var stale = ana.post("/articles/" + ID + "/history/2/restoration", TestBrowser.filled(restore, Map.of()));
        ana.post("/articles/" + ID + "/correction", TestBrowser.filled(correct, Map.of("note", "It was noon.")));

        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("Somebody changed the article in the meantime");
        assertThat(articles.received).extracting(StandInArticles.Call::ifMatch).containsOnly("\"3\"");
        assertThat(articles.received.getLast().body()).contains("\"publish\":false");
    }

    @Test
    void knowsNoNoticeThatSomebodyTypedIntoTheAddress() throws Exception {
        assertThat(ana.get("/articles/" + ID + "?done=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void workGoesOnWhileTheIssuerIsAwayAndSaysCalmlyThatNobodyCanSignIn() throws Exception {
        ana.get("/articles");
        issuer.goAway();
        try {
            assertThat(ana.get("/articles").statusCode()).isEqualTo(200);
            var stranger = new TestBrowser(address).get("/articles");
            assertThat(stranger.statusCode()).isEqualTo(503);
            assertThat(stranger.body()).contains("Signing in is not possible at the moment");
        } finally {
            issuer.comeBack();
        }
    }

    @Test
    void takesFormsOfItsOwnPagesOnly() throws Exception {
        var form = TestBrowser.filled(ana.page("/articles/" + ID).selectFirst("#write"), Map.of());
        for (var headers : new Map[] {
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"),
            Map.of("X-Nothing", "said"),
            Map.of("Origin", address, "Sec-Fetch-Site", "same-site")
        }) {
            assertThat(ana.post("/articles/" + ID, form, headers).statusCode()).isEqualTo(403);
        }
        var untold = new HashMap<>(form);
        untold.remove("form");
        assertThat(ana.post("/articles/" + ID, untold).statusCode()).isEqualTo(403);
        assertThat(ana.post("/sign-out", Map.of(), Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(articles.received).isEmpty();
    }

    @Test
    void keepsWhatWasTypedOverTheEndOfASignIn() throws Exception {
        var form = ana.page("/articles/" + ID).selectFirst("#write");
        var typed =
                TestBrowser.filled(form, Map.of("source", "  Three hours\n\nof \"work\" & <thought>.", "then", "save"));
        ana.forget();

        var kept = ana.post("/articles/" + ID, typed);
        assertThat(kept.statusCode()).isEqualTo(401);
        assertThat(articles.received).isEmpty();
        var again = Jsoup.parse(kept.body()).selectFirst("form[action=/articles/" + ID + "]");
        ana.get("/articles");
        assertThat(ana.post("/articles/" + ID, TestBrowser.filled(again, Map.of()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(articles.received.getFirst().body()).contains("  Three hours\\n\\nof \\\"work\\\" & <thought>.");

        issuer.subject = "bo";
        var bo = new TestBrowser(address);
        bo.get("/articles");
        var refused = bo.post("/articles/" + ID, typed);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Somebody else is signed in now", "Three hours");
    }

    @Test
    void readsNoUploadOfAStrangerAndEveryTextOfWhoWasSignedIn() throws Exception {
        var endless = Map.of("source", "x".repeat(9 << 20));
        assertThat(ana.post("/articles/" + ID, endless).body())
                .contains("Your sign-in has ended")
                .doesNotContain("xxx");

        var arabic = "ليلى ".repeat(50_000);
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"), Map.of("source", arabic, "then", "save"));
        assertThat(ana.post("/articles/" + ID, typed).statusCode()).isEqualTo(200);
        assertThat(articles.received.getLast().body()).contains(arabic.strip());
    }

    @Test
    void keepsWhatWasTypedWhileTheArticleServiceIsAway() throws Exception {
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"), Map.of("title", "Not lost", "then", "publish"));
        articles.goAway();
        try {
            var kept = ana.post("/articles/" + ID, typed);
            assertThat(kept.statusCode()).isEqualTo(503);
            assertThat(kept.body()).contains("Not lost", "Send it again");
            assertThat(ana.get("/articles").statusCode()).isEqualTo(503);
        } finally {
            articles.comeBack();
        }
    }

    @Test
    void showsBothTextsWhenSomebodyElseHasSaved() throws Exception {
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"), Map.of("title", "Mine", "then", "save"));
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        articles.answer("GET " + PATH, 200, article(7, "Theirs"));

        var both = ana.post("/articles/" + ID, typed);

        assertThat(both.statusCode()).isEqualTo(412);
        var page = Jsoup.parse(both.body());
        assertThat(page.selectFirst("#title").attr("value")).isEqualTo("Mine");
        assertThat(page.selectFirst(".theirs").text()).contains("Bo", "Theirs");
        assertThat(page.selectFirst("[name=version]").attr("value")).isEqualTo("7");
    }

    @Test
    void mergesWhatDoesNotCollide() throws Exception {
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"),
                Map.of("source", "Lower.\n\nMid.\n\nHigh.", "then", "save"));
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        articles.answer("GET " + PATH, 200, article(7, "Tides").replace("High.", "High, late."));
        articles.answer("GET " + PATH + "/revisions/3", 200, article(3, "Tides").replace("High.", "Mid.\\n\\nHigh."));
        articles.answer("GET " + PATH, 200, article(7, "Tides").replace("High.", "Mid.\\n\\nHigh, late."));

        var page = Jsoup.parse(ana.post("/articles/" + ID, typed).body());

        assertThat(page.selectFirst("#source").wholeText()).contains("Lower.\n\nMid.\n\nHigh, late.");
        articles.answer("GET " + PATH + "/revisions/3", 404, "{}");
    }

    @Test
    void showsWhereTextsCollideAndTakesTheRest() throws Exception {
        var base = article(3, "Tides").replace("High.", "High water at noon.\\n\\nMid.\\n\\nEnd.");
        articles.answer("GET " + PATH, 200, base);
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"),
                Map.of("source", "Low.\n\nHigh water at four.\n\nMid.\n\nEnd.", "then", "save"));
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        articles.answer("GET " + PATH + "/revisions/3", 200, base);
        articles.answer(
                "GET " + PATH,
                200,
                base.replace("\"version\":3", "\"version\":7")
                        .replace("at noon", "at dusk")
                        .replace("End.", "End, late."));

        var page = Jsoup.parse(ana.post("/articles/" + ID, typed).body());

        assertThat(page.selectFirst("#source").wholeText())
                .contains("Low.\n\nHigh water at four.\n\nMid.\n\nEnd, late.");
        assertThat(page.select(".theirs dd").eachText())
                .containsExactly(
                        "High water at noon.", "High water at noonfour.", "High water at noondusk.", "End, late.");
        assertThat(page.select(".theirs del").eachText()).containsExactly("noon", "noon");
        assertThat(page.select(".theirs ins").eachText()).containsExactly("four", "dusk", ", late");
        articles.answer("GET " + PATH + "/revisions/3", 404, "{}");
    }

    @Test
    void comparesAnyTwoVersionsAlsoOfOtherPagesOfTheList() throws Exception {
        articles.answer("GET " + PATH + "/revisions", 200, """
                {"items":[{"version":3,"at":"2026-11-28T10:00:00Z","title":"Three"},
                 {"version":2,"at":"2026-11-28T09:00:00Z","title":"Two"}],"next":"abc"}""");
        articles.answer("GET " + PATH + "/revisions/9/differences", 200, "{\"from\":2,\"to\":9,\"fields\":[]}");

        var history = ana.page("/articles/" + ID + "/history");
        assertThat(history.select("input[checked]").eachAttr("value")).containsExactly("3", "2");
        assertThat(history.selectFirst("button[name=after]").val()).isEqualTo("abc");
        var earlier = ana.page("/articles/" + ID + "/history?after=abc&from=2&to=9");
        assertThat(earlier.select("input[name=to]").eachAttr("value")).containsExactly("9", "3", "2");
        assertThat(earlier.select("input[checked]").eachAttr("value")).containsExactly("9", "2");

        ana.page("/articles/" + ID + "/differences?from=9&to=2");
        assertThat(articles.asked(PATH + "/revisions/9/differences")).isEqualTo("from=2");
        articles.answer("GET " + PATH + "/revisions", 404, "{}");
    }

    @Test
    void saysAtItsFieldThatNoClockShowsATime() throws Exception {
        articles.answer("PUT " + PATH, 422, """
                {"detail":"Wrong.","errors":[{"field":"breakingUntil","message":"is no instant"}]}""");
        var form = ana.page("/articles/" + ID).selectFirst("#write");
        var typed = TestBrowser.filled(
                form, Map.of("breaking", "on", "breaking-until", "2027-03-28T02:30", "breaking-zone", "Europe/Oslo"));

        var page = Jsoup.parse(ana.post("/articles/" + ID, typed).body());

        assertThat(page.selectFirst("#breaking-until-error").text())
                .isEqualTo("There is no 02:30 in Europe/Oslo on that day: clocks go from 02:00 to 03:00.");
        assertThat(page.selectFirst("#breaking-until").val()).isEqualTo("2027-03-28T02:30");
        assertThat(ana.post("/autosave/" + ID, typed).body()).contains("There is no 02:30 in Europe/Oslo");
    }

    @Test
    void keepsATextThatIsTooLongAndSaysSo() throws Exception {
        articles.answer("PUT " + PATH, 422, """
                {"detail":"Wrong.","errors":[{"field":"body.source","message":"must have at most 500 KB"}]}""");
        var text = "Zwölf Boxkämpfer. ".repeat(120_000);
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"), Map.of("source", text, "then", "save"));

        var autosave = ana.post("/autosave/" + ID, typed);
        var page = Jsoup.parse(ana.post("/articles/" + ID, typed).body());

        assertThat(autosave.statusCode()).isEqualTo(422);
        assertThat(autosave.body()).contains("must have at most 500 KB");
        assertThat(page.selectFirst("#source-error").text()).contains("must have at most 500 KB");
        assertThat(page.selectFirst("#source").wholeText()).contains(text);
    }

    @Test
    void goesOnByItselfOverAVersionInWhichNobodyWrote() throws Exception {
        var typed = TestBrowser.filled(ana.page("/articles/" + ID).selectFirst("#write"), Map.of("title", "Mine"));
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        articles.answer("GET " + PATH + "/revisions/3", 200, article(3, "Tides"));

        articles.answer("GET " + PATH, 200, article(7, "Theirs"));
        assertThat(ana.post("/autosave/" + ID, typed).statusCode()).isEqualTo(412);
        assertThat(articles.received).extracting(StandInArticles.Call::ifMatch).containsExactly("\"3\"");

        articles.answer("GET " + PATH, 200, article(7, "Tides"));
        ana.post("/autosave/" + ID, typed);
        assertThat(articles.received)
                .extracting(StandInArticles.Call::ifMatch)
                .containsExactly("\"3\"", "\"3\"", "\"7\"");
        articles.answer("GET " + PATH + "/revisions/3", 404, "{}");
    }

    @Test
    void saysWhenCommentsClose() throws Exception {
        var begun = article(3, "Tides").replace("\"pin\"", "\"commentsCloseAfterDays\":14,\"pin\"");
        articles.answer("GET " + PATH, 200, begun);
        articles.answer("PUT " + PATH, 200, begun);
        var form = ana.page("/articles/" + ID).selectFirst("#write");
        assertThat(form.selectFirst("#comments-days").val()).isEqualTo("14");

        for (var typed : List.of("7 = 7,", "soon = 0,")) {
            var days = typed.split(" = ");
            ana.post("/autosave/" + ID, TestBrowser.filled(form, Map.of("comments-days", days[0])));
            assertThat(articles.received.getLast().body()).contains("\"commentsCloseAfterDays\":" + days[1]);
        }
        ana.post("/autosave/" + ID, TestBrowser.filled(form, Map.of("comments-days", "")));
        assertThat(articles.received.getLast().body())
                .as("an older build refuses what it does not know")
                .doesNotContain("commentsCloseAfterDays");
    }

    @Test
    void goesOnOverWhatBecameOfAnArticleWithoutAnybodyWriting() throws Exception {
        var hour = "\"breaking\":true,\"breakingUntil\":\"2026-11-28T11:00:30Z\"";
        var before = article(3, "Tides").replace("\"breaking\":false", hour);
        articles.answer("GET " + PATH, 200, before);
        var form = ana.page("/articles/" + ID).selectFirst("#write");
        articles.answer("GET " + PATH + "/revisions/3", 200, before);
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        articles.answer("GET " + PATH, 200, article(7, "Tides").replace("World", "Abroad"));

        ana.post("/autosave/" + ID, TestBrowser.filled(form, Map.of("title", "Mine")));
        assertThat(articles.received.getLast().ifMatch()).isEqualTo("\"7\"");
        assertThat(articles.received.getLast().body())
                .contains("\"title\":\"Mine\"", "\"section\":\"Abroad\"", "\"breaking\":false")
                .doesNotContain("breakingUntil");
        ana.post("/articles/" + ID, TestBrowser.filled(form, Map.of("section", "Sport", "then", "save")));
        assertThat(articles.received.getLast().body()).contains("\"section\":\"Sport\"", "\"breaking\":false");
        articles.answer("GET " + PATH + "/revisions/3", 404, "{}");
    }

    @Test
    void saysWhoElseHasAnArticleOpenAndTakesPartInTakingOver() throws Exception {
        var presence = PATH + "/presence";
        articles.answer("GET " + presence, 200, presence("writing", null, 3));
        assertThat(ana.page("/articles/" + ID).select("#presence").text())
                .startsWith("Bo is writing here since ")
                .doesNotContain("Ask to take over");

        var token =
                ana.page("/articles/" + ID).selectFirst("#write [name=form]").val();
        articles.answer("PUT " + presence, 200, presence("writing", null, 7));
        var told = Map.of("form", token, "version", "3", "state", "writing");
        assertThat(ana.post("/articles/" + ID + "/presence", told).body())
                .contains("Ask to take over", "Bo saved version 7 at ", "data-step=\"ASK\"");
        assertThat(articles.received("/presence").body()).isEqualTo("{\"state\":\"writing\"}");

        articles.answer("PUT " + presence, 200, presence("writing", "2026-11-28T10:00:20Z", 3));
        assertThat(ana.post("/articles/" + ID + "/presence", told).body())
                .contains("has not answered yet", "data-step=\"WAIT\"");
        articles.answer("PUT " + presence, 200, presence("writing", "2026-11-28T09:59:00Z", 3));
        assertThat(ana.post("/articles/" + ID + "/presence", told).body()).contains("You may go on", "GO_ON");
        articles.answer("PUT " + presence, 200, presence("handed-over", "2026-11-28T09:59:00Z", 3));
        assertThat(ana.post("/articles/" + ID + "/presence", told).body())
                .contains("Bo handed over at", "Nobody else is writing here now.");

        articles.answer("PUT " + presence, 404, "{}");
        assertThat(ana.post("/articles/" + ID + "/presence", told).statusCode()).isEqualTo(404);
        ana.post("/articles/" + ID + "/presence/end", Map.of("form", token));
        assertThat(articles.received("/presence").line()).startsWith("DELETE");
        articles.answer("GET " + presence, 404, "{}");
    }

    /** Bo in that state, and Ana, who asked then. */
    private static String presence(String state, String asked, int version) {
        return """
                {"at":"2026-11-28T10:00:30Z","people":[
                 {"subject":"bo","name":"Bo","state":"%s","since":"2026-11-28T09:00:00Z","asked":null,"declined":null},
                 {"subject":"ana","name":"Ana","state":"writing","since":"2026-11-28T09:00:00Z","asked":%s,"declined":null}],
                 "latest":{"version":%d,"action":"autosaved","at":"2026-11-28T10:00:00Z","by":{"subject":"bo","name":"Bo"}}}""".formatted(state, asked == null ? null : "\"" + asked + "\"", version);
    }

    @Test
    void saysAtTheFieldsWhatIsWrongAndWhatReadersWouldNotGet() throws Exception {
        articles.answer("PUT " + PATH, 422, """
                {"detail":"x","errors":[{"field":"authors[1]","message":"must not be empty"},{"field":"body.source","message":"is too long"}]}""");
        var page = ana.page("/articles/" + ID);
        assertThat(page.text()).contains("A picture is left out.");
        var typed = TestBrowser.filled(page.selectFirst("#write"), Map.of("then", "publish", "title", "New"));

        var refused = Jsoup.parse(ana.post("/articles/" + ID, typed).body());

        assertThat(refused.selectFirst("#authors-error").text()).isEqualTo("Authors must not be empty");
        assertThat(refused.selectFirst("#source").attr("aria-describedby")).contains("source-error");
        assertThat(refused.selectFirst("[role=alert] a").attr("href")).isEqualTo("#authors");
        assertThat(articles.received).hasSize(1);
    }

    @Test
    void saysAtTheTextThatItIsTooLongAlsoWhereItWasNotRead() throws Exception {
        articles.answer("PUT " + PATH, 413, "{\"detail\":\"The body is larger than this call takes.\"}");
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"),
                Map.of("source", "x".repeat(2 << 20), "then", "save"));

        var refused = ana.post("/articles/" + ID, typed);

        assertThat(refused.statusCode()).isEqualTo(413);
        var page = Jsoup.parse(refused.body());
        assertThat(page.selectFirst("#source-error").text()).isEqualTo("Text must have at most 500 KB");
        assertThat(page.selectFirst("#source").wholeText()).hasSizeGreaterThanOrEqualTo(2 << 20);
        assertThat(ana.post("/autosave/" + ID, typed).body()).contains("Text must have at most 500 KB");
    }

    @Test
    void offersCalmlyWhatAnOlderArticleServiceHasNot() throws Exception {
        assertThat(ana.get("/articles/" + ID + "/history").body()).contains("does not offer this yet");
        var form = TestBrowser.filled(ana.page("/articles/" + ID).selectFirst("#write"), Map.of("then", "preview"));
        assertThat(ana.post("/articles/" + ID, form).body()).contains("This is not offered here yet");
        assertThat(ana.get("/articles?state=scheduled").body()).contains("cannot list these yet");
    }

    @Test
    void anotherInstanceKnowsThePersonAlsoUnderTheNextSecret() throws Exception {
        ana.get("/articles");
        int port = Ports.next();
        var other = instance(
                port,
                Map.of(
                        "broadsheet.token-secret",
                        "the next one, the next one, the next one",
                        "broadsheet.previous-token-secrets",
                        TestNewsroom.SECRET));
        try {
            var there = new TestBrowser("http://127.0.0.1:" + port);
            there.cookies().getCookieStore().add(null, ana.cookie("session"));
            assertThat(there.get("/articles").body()).contains("Ana Sorel");
        } finally {
            other.close();
        }
    }

    private static final String IMAGE = """
            {"id":"%s","version":2,"url":"/images/0123456789abcdef0123456789abcdef/900.jpg","width":900,"height":600,
             "alt":"A pier","decorative":false,"caption":"","credit":"","focus":{"x":70,"y":30},"card":"/images/c.jpg",
             "rights":{"creator":"Ana","copyright":null,"usage":null,"digitalSourceType":"trainedAlgorithmicMedia",
             "madeByMachine":"wholly"},"contentCredentials":true,"uses":1,"uploadedAt":"2026-11-28T10:00:00Z","new":1,
             "sizes":[{"url":"/images/0123456789abcdef0123456789abcdef/320.jpg","width":320,"height":213}]}""".formatted(ID);

    @Test
    void showsTheLibraryToFindChooseChangeAndDelete() throws Exception {
        var images = "/newsroom/images";
        var image = images + "/" + ID;
        articles.answer("GET " + images, 200, "{\"items\":[" + IMAGE + "],\"next\":\"abc\"}");
        articles.answer("GET " + image, 200, IMAGE);
        articles.answer(
                "GET " + image + "/uses",
                200,
                "{\"items\":[{\"id\":\"%s\",\"title\":\"Tides\",\"state\":\"draft\"}],\"next\":null}".formatted(ID));

        var choices = ana.get("/pictures.json?q=pier");
        assertThat(choices.body())
                .contains("\"thumbnail\":\"/pictures/" + ID + "/320.jpg\"", "\"uses\":1", "\"next\":\"abc\"");
        var page = ana.page("/library?q=pier&for=" + ID);
        assertThat(page.select(".tiles li")).hasSize(1);
        assertThat(page.text()).contains("credit missing", "made by a machine", "In 1 article");
        var choose = page.selectFirst("form[action$=/picture]");
        ana.post("/articles/" + ID + "/picture", TestBrowser.filled(choose, Map.of("picture", ID)));
        assertThat(articles.received.getLast().body()).contains("\"heroImage\":{\"id\":\"" + ID, "\"alt\":\"A pier\"");

        var details = ana.page("/library/" + ID);
        assertThat(details.text()).contains("Tides", "While an article has it");
        assertThat(details.selectFirst("#origin [selected]").attr("value")).isEqualTo("trainedAlgorithmicMedia");
        assertThat(details.selectFirst(".panel img.hero").attr("src")).endsWith("/card-70-30.jpg");
        articles.answer("PATCH " + image, 200, IMAGE);
        var form = details.selectFirst("#picture-form");
        ana.post("/library/" + ID, TestBrowser.filled(form, Map.of("focus-x", "10", "credit", "Ana Sorel")));
        var patch = articles.received.getLast();
        assertThat(patch.line()).isEqualTo("PATCH " + image);
        assertThat(patch.ifMatch()).isEqualTo("\"2\"");
        assertThat(patch.body()).contains("\"x\":10", "\"y\":30", "\"credit\":\"Ana Sorel\"");
        var wrong = ana.post("/library/" + ID, TestBrowser.filled(form, Map.of("focus-y", "101")));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(wrong.body()).selectFirst("#focus-y-error").text())
                .contains("0 to 100");

        articles.answer("DELETE " + image, 409, "{\"count\":1,\"uses\":[]}");
        var kept = ana.post("/library/" + ID + "/deletion", TestBrowser.filled(form, Map.of()));
        assertThat(kept.statusCode()).isEqualTo(409);
        assertThat(kept.body()).contains("1 article has this picture, so it stays.");
        articles.answer("DELETE " + image, 204, "");
        assertThat(ana.post("/library/" + ID + "/deletion", TestBrowser.filled(form, Map.of()))
                        .body())
                .contains("The picture is deleted.");
        articles.answer("GET " + images, 404, "{}");
        assertThat(ana.page("/library").text()).contains("has no library yet");
    }

    @Test
    void ordersTheFrontPageByButtons() throws Exception {
        var front = "/newsroom/front";
        articles.answer("GET " + front, 200, """
                {"version":4,"changedAt":"2026-11-28T10:00:00Z","changedBy":{"subject":"bo","name":"Bo"},
                 "items":[{"id":"%s","title":"Springs","slug":"s","state":"draft","until":"2026-12-01T08:00:00Z","over":false}]}""".formatted(new UUID(1, 1)));
        articles.answer("PUT " + front, 200, "{\"version\":5,\"items\":[]}");
        var page = ana.page("/front");
        assertThat(page.text()).contains("Springs", "not shown yet", "Changed by Bo", "Tides");
        var form = page.selectFirst("#front");

        var added = ana.post("/front", TestBrowser.filled(form, Map.of("do", "add-" + ID)));

        var rows = Jsoup.parse(added.body());
        assertThat(rows.select(".place-title").eachText()).containsExactly("Tides", "Springs");
        assertThat(rows.selectFirst("#unsaved").hasAttr("hidden")).isFalse();
        assertThat(articles.received).isEmpty();

        ana.post("/front", TestBrowser.filled(form, Map.of("do", "save")));
        assertThat(articles.received.getLast().ifMatch()).isEqualTo("\"4\"");
        assertThat(articles.received.getLast().body()).contains(new UUID(1, 1).toString(), "2026-12-01T08:00:00Z");
        articles.answer("PUT " + front, 412, "{\"version\":6}");
        var stale = ana.post("/front", TestBrowser.filled(form, Map.of("do", "save", "until", "2026-12-02T08:00")));
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(stale.body()).contains("Somebody else has changed the front page");
        articles.answer("GET " + front, 200, """
                {"version":6,"changedAt":"2026-11-28T10:00:00Z","changedBy":{"subject":"bo","name":"Bo"},
                 "items":[{"id":"%s","title":"Neaps","slug":"n","state":"draft","until":null,"over":false}]}""".formatted(new UUID(1, 2)));
        var beside = Jsoup.parse(ana.post("/front", TestBrowser.filled(form, Map.of("do", "save")))
                .body());
        assertThat(beside.selectFirst("[role=alert]").text()).contains("Changed by Bo", "Neaps");
        assertThat(beside.select(".place-title").eachText()).containsExactly("Springs");
    }

    @Test
    void namesAndOrdersSectionsByButtons() throws Exception {
        var sections = "/newsroom/sections";
        articles.answer(
                "GET " + sections,
                200,
                "{\"version\":2,\"sections\":[{\"name\":\"Abroad\",\"formerly\":[],\"children\":[]}]}");
        articles.answer("PUT " + sections, 200, "{\"version\":3,\"sections\":[]}");
        var page = ana.page("/sections");
        assertThat(page.selectFirst(".offer").text()).contains("World");
        var form = page.selectFirst("form[action=/sections]");

        var added = Jsoup.parse(ana.post("/sections", TestBrowser.filled(form, Map.of("do", "add-World", "parent", "")))
                .body());
        assertThat(added.select("input[name=name]").eachAttr("value")).containsExactly("Abroad", "World");
        assertThat(articles.received).isEmpty();

        ana.post("/sections", TestBrowser.filled(form, Map.of("do", "save", "name", "Overseas", "parent", "")));
        assertThat(articles.received.getLast().ifMatch()).isEqualTo("\"2\"");
        assertThat(articles.received.getLast().body()).contains("\"name\":\"Overseas\",\"formerly\":[\"Abroad\"]");
        articles.answer(
                "PUT " + sections,
                422,
                "{\"errors\":[{\"field\":\"sections[0].name\",\"message\":\"is there twice\"}]}");
        var refused = ana.post("/sections", TestBrowser.filled(form, Map.of("do", "save", "parent", "")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Abroad", "is there twice");
    }

    @Test
    void takesTogetherWhatEachChangedAlsoWhereTheVersionOfBothIsKeptNoMore() throws Exception {
        var form = ana.page("/articles/" + ID).selectFirst("#write");
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        articles.answer(
                "GET " + PATH,
                200,
                article(7, "Springs")
                        .replace("\"commentsOpen\":true", "\"commentsOpen\":false")
                        .replace("Low.\\n", "Lower.\\n"));

        var page = Jsoup.parse(ana.post(
                        "/articles/" + ID,
                        TestBrowser.filled(form, Map.of("standfirst", "Mine.", "section", "Sport", "then", "save")))
                .body());

        var both = TestBrowser.filled(page.selectFirst("#write"), Map.of());
        assertThat(both)
                .containsEntry("title", "Springs")
                .containsEntry("standfirst", "Mine.")
                .containsEntry("section", "Sport")
                .containsEntry("source", "Lower.\n\nHigh.")
                .containsEntry("version", "7")
                .doesNotContainKey("comments");
        assertThat(page.selectFirst("[role=alert]").text()).contains("what each of you changed is in the form now");

        // What it began with is what the other saved, by now.
        articles.answer("GET " + PATH, 200, article(8, "Neaps").replace("Low.\\n", "Lower.\\n"));
        var again = Jsoup.parse(ana.post("/articles/" + ID, both).body());
        assertThat(again.selectFirst("#title").attr("value")).isEqualTo("Neaps");
        assertThat(again.selectFirst("[name=comments]").hasAttr("checked")).isTrue();
    }

    @Test
    void aSaveWhoseAnswerWasLostIsNoConflict() throws Exception {
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"), Map.of("title", "Mine", "slug", "", "then", "save"));
        articles.answer("PUT " + PATH, 412, "{\"version\":4}");
        articles.answer("GET " + PATH, 200, article(4, "Mine"));

        var autosaved = ana.post("/autosave/" + ID, typed);
        assertThat(autosaved.statusCode()).isEqualTo(200);
        assertThat(autosaved.body()).contains("\"version\":4");
        assertThat(ana.post("/articles/" + ID, typed).uri().getQuery()).isEqualTo("done=saved");
        typed.put("title", "Mine, newer");
        assertThat(ana.post("/autosave/" + ID, typed).statusCode()).isEqualTo(412);
    }

    @Test
    void whatWasTypedIntoAnErasedArticleCanBecomeANewOne() throws Exception {
        var typed = TestBrowser.filled(
                ana.page("/articles/" + ID).selectFirst("#write"), Map.of("source", "Three hours.", "then", "publish"));
        articles.answer("GET " + PATH, 410, "{}");
        articles.answer("POST /newsroom/articles", 201, article(1, "Tides"));

        var gone = ana.post("/articles/" + ID, typed);
        assertThat(gone.statusCode()).isEqualTo(404);
        var anew = Jsoup.parse(gone.body()).selectFirst("form[action=/articles]");
        ana.post("/articles", TestBrowser.filled(anew, Map.of()));

        assertThat(articles.received).extracting(StandInArticles.Call::line).containsExactly("POST /newsroom/articles");
        assertThat(articles.received.getFirst().body()).contains("Three hours.");
    }

    @Test
    void aPictureThatIsUploadedIsNotForgottenWhenTheRestCannotBeSaved() throws Exception {
        articles.answer("POST /newsroom/images", 201, IMAGE);
        articles.answer("POST /newsroom/articles", 503, "");
        var form = TestBrowser.filled(ana.page("/articles/new").selectFirst("#write"), Map.of("title", "Pier"));

        var kept = ana.upload("/articles", form, "picture", new byte[3 << 20]);

        assertThat(kept.statusCode()).isEqualTo(503);
        var again = Jsoup.parse(kept.body()).selectFirst("form[action=/articles]");
        assertThat(again.attr("enctype")).isEqualTo("multipart/form-data");
        assertThat(TestBrowser.filled(again, Map.of()))
                .containsEntry("picture-id", ID)
                .containsEntry("alt", "A pier");
    }

    @Test
    void saysInAPageThatAPictureIsTooLarge() throws Exception {
        articles.answer("GET /newsroom/images", 200, "{\"items\":[],\"next\":null}");
        var library = TestBrowser.filled(ana.page("/library").selectFirst("form.upload"), Map.of());
        var article =
                TestBrowser.filled(ana.page("/articles/" + ID).selectFirst("#write"), Map.of("source", "Three hours."));
        for (var megabytes : new int[] {21, 23}) {
            for (var refused : List.of(
                    ana.upload("/library", library, "picture", new byte[megabytes << 20]),
                    ana.upload("/articles/" + ID, article, "picture", new byte[megabytes << 20]))) {
                assertThat(refused.statusCode()).as(megabytes + " MB").isEqualTo(413);
                assertThat(refused.body()).contains("A picture may have 20 MB at most.");
            }
        }
        for (var path : List.of("/articles/" + ID, "/articles")) {
            var page = Jsoup.parse(
                    ana.upload(path, article, "picture", new byte[21 << 20]).body());
            assertThat(page.selectFirst("#picture-error").text()).contains("20 MB");
            assertThat(page.selectFirst("#source").wholeText()).contains("Three hours.");
        }
        var unread = ana.upload("/articles/" + ID, article, "picture", new byte[65 << 20]);
        assertThat(unread.statusCode()).isEqualTo(413);
        assertThat(unread.body()).contains("This is too large", "nothing was changed");
        assertThat(articles.received).isEmpty();
    }

    @Test
    void takesALargePictureIntoTheLibrary() throws Exception {
        articles.answer("GET /newsroom/images", 200, "{\"items\":[],\"next\":null}");
        articles.answer("GET /newsroom/images/" + ID, 200, IMAGE);
        articles.answer("POST /newsroom/images", 201, IMAGE);
        var form = TestBrowser.filled(ana.page("/library").selectFirst("form.upload"), Map.of());

        var added = ana.upload("/library", form, "picture", new byte[3 << 20]);

        assertThat(added.uri().getPath()).isEqualTo("/library/" + ID);
    }

    @Test
    void leadsWhoHasAnotherTaskToItAndSaysCalmlyWhatIsNotTheirs() throws Exception {
        articles.answer("GET /newsroom/articles", 403, "{}");
        articles.answer("GET " + PATH, 403, "{}");
        issuer.scope = "openid newsletter:send";

        var landed = ana.get("/articles");
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(landed.body()).contains("no task in these pages");
        assertThat(Jsoup.parse(landed.body()).select("nav a[href=/articles], nav a[href=/library]"))
                .isEmpty();
        for (var path :
                new String[] {"/articles/" + ID, "/articles/" + ID + "/history", "/articles/" + ID + "/preview"}) {
            var refused = ana.get(path);
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
            assertThat(refused.body()).contains("This is not yours to do", "Ana Sorel");
        }
        issuer.scope = "openid comments:moderate";
        var mo = new TestBrowser(address);
        mo.get("/account");
        assertThat(mo.get("/articles").uri().getPath()).isEqualTo("/moderation");
    }

    @Test
    void findsArticlesByAuthorSectionAndWhatReadersDoNotHaveYet() throws Exception {
        articles.answer(
                "GET /newsroom/articles",
                200,
                "{\"items\":[" + article(3, "Tides").replace("\"brandNew\":1", "\"unpublishedChanges\":true")
                        + "],\"next\":\"abc\"}");

        var page = ana.page("/articles?q=tide&author=%C3%85se%20Lund&section=World&changed=true");

        assertThat(articles.asked("/newsroom/articles"))
                .contains("q=tide", "author=%C3%85se%20Lund", "section=World", "unpublishedChanges=true");
        assertThat(page.select(".articles li")).hasSize(1);
        assertThat(page.selectFirst("a[rel=next]").attr("href"))
                .contains("author=%C3%85se%20Lund", "section=World", "changed=true", "after=abc");
        assertThat(page.selectFirst("details.more-choices").hasAttr("open")).isTrue();
        // An older build knows no such filter, and gives all.
        articles.answer("GET /newsroom/articles", 200, "{\"items\":[" + article(3, "Tides") + "],\"next\":null}");
        assertThat(ana.get("/articles?changed=true").body()).contains("cannot list these yet");
    }

    @Test
    void saysOnTheListAndAtTheTextWhatStandsAgainstASchedule() throws Exception {
        var failed = scheduled("2026-11-28T06:00:00Z", "Late")
                .replace(
                        "\"problem\":null",
                        "\"problem\":\"The text has nothing that readers would see.\",\"problemCode\":\"text-nothing\"");
        articles.answer("GET /newsroom/articles", 200, "{\"items\":[" + failed + "],\"next\":null}");
        assertThat(ana.page("/articles").text()).contains("Did not come out: Text has nothing that readers would see");
        assertThat(ana.page("/articles").select(".error-notice").text())
                .startsWith("1 article did not come out when the time had come.");

        var warned = scheduled("2027-01-01T06:00:00Z", "Soon").replace("\"warnings\":[", """
                        "warnings":[{"place":"schedule","message":"Worded anew","code":"warning-hindered","errors":[
                          {"field":"heroImage.credit","message":"is wanted","code":"lacks-credit"},
                          {"field":"body.source","message":"is long","code":"text-many","arguments":["9"]},
                          {"field":"body.source","message":"is new here","code":"text-new"}]},
                         {"place":"body.source","message":"None of it.","code":"text-nothing"},""");
        var why = "As it is, it will not be published when its time comes: Credit is required before readers see it."
                + " Text has more than 9 elements and lines. Text is new here";
        articles.answer("GET " + PATH, 200, warned);
        articles.answer("PUT " + PATH, 200, warned);
        var page = ana.page("/articles/" + ID);
        assertThat(page.select(".panel .error").text()).isEqualTo(why);
        assertThat(page.select(".bullets").text())
                .isEqualTo("The text cannot be published: it has nothing that readers would see. (Text)"
                        + " A picture is left out. (Text, line 3)");
        assertThat(ana.post("/autosave/" + ID, TestBrowser.filled(page.selectFirst("#write"), Map.of("title", "x")))
                        .body())
                .contains("\"warning\":\"" + why);
    }

    @Test
    void showsAllOfTheAuditTrail() throws Exception {
        articles.answer("GET " + PATH + "/revisions", 200, "{\"items\":[],\"next\":null}");
        articles.answer("GET " + PATH + "/activity", 200, """
                {"items":[{"version":51,"action":"edited","at":"2026-11-28T10:00:00Z","by":{"subject":"bo","name":"Bo"}}],"next":"abc"}""");
        var earlier = ana.page("/articles/" + ID + "/history").selectFirst("a[href*=/activity?after=abc]");
        assertThat(earlier).isNotNull();
        articles.answer("GET " + PATH, 410, "{}");

        assertThat(ana.page(earlier.attr("href")).text()).contains("(erased)", "Saved", "Bo · version 51");
        articles.answer("GET " + PATH + "/activity", 404, "{}");
        articles.answer("GET " + PATH + "/revisions", 404, "{}");
    }

    @Test
    void whoMayOnlyWriteFindsNoButtonToPublish() throws Exception {
        issuer.scope = "openid articles:write";
        var page = ana.page("/articles/" + ID);

        assertThat(page.select("button[value=publish]")).isEmpty();
        assertThat(page.text()).contains("an editor publishes");
    }

    @Test
    void signsOutHereAndAtTheIssuer() throws Exception {
        var form = TestBrowser.filled(ana.page("/articles").selectFirst("form.person"), Map.of());

        var out = ana.post("/sign-out", form);

        assertThat(out.uri().toString()).startsWith(issuer.address() + "/end?id_token_hint=eyJ");
        assertThat(issuer.revoked).isNotEmpty();
        assertThat(ana.get("/").body()).contains("Please sign in");
    }
}
