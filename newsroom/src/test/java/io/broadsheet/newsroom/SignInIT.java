package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embedded.Ports;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Who may work, over several instances, and whether the issuer is there or not. */
class SignInIT extends OneArticle {

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
    void eachTabEndsItsOwnSignIn() throws Exception {
        var one = ana.leadsTo("/sign-in?to=/articles?q=one");
        var two = ana.leadsTo("/sign-in?to=/articles?q=two");

        assertThat(ana.get(one).uri().getQuery()).isEqualTo("q=one");
        assertThat(ana.get(two).uri().getQuery()).isEqualTo("q=two");
        assertThat(signIns()).isZero();

        var first = ana.leadsTo("/sign-in?to=/articles");
        for (int tab = 0; tab < 8; tab++) {
            assertThat(ana.leadsTo("/sign-in?to=/articles")).isNotEmpty();
        }
        assertThat(signIns()).isEqualTo(8);
        assertThat(ana.get(first).statusCode()).as("the oldest").isEqualTo(400);
    }

    @Test
    void nothingButAPageBeginsASignIn() throws Exception {
        for (var wanted : List.of("image", "empty", "iframe")) {
            assertThat(ana.asked("/library", "Sec-Fetch-Dest", wanted).statusCode())
                    .as(wanted)
                    .isEqualTo(401);
        }
        assertThat(ana.cookies().getCookieStore().getCookies()).isEmpty();
        assertThat(ana.asked("/articles", "Sec-Fetch-Dest", "document").statusCode())
                .isEqualTo(200);
    }

    private long signIns() {
        return ana.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().contains("sign-in"))
                .count();
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
    void anotherInstanceKnowsThePersonAlsoUnderTheNextSecret() throws Exception {
        ana.get("/articles");
        int port = Ports.next();
        var other = TestNewsroom.start(
                port,
                address,
                issuer,
                articles,
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
