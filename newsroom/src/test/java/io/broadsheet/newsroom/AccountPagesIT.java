package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.chassis.ChassisApplication;
import io.broadsheet.embedded.Ports;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Accounts without script, with a stand-in for our own issuer, and for one that keeps accounts itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountPagesIT {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000003";
    private static final String ACCOUNT = "/accounts/" + ID;
    private static final String TAKEN = """
            {"detail":"See errors.","errors":[{"field":"name","message":"Is taken, or looks like one that is."}]}""";
    private static final String LAST = """
            {"detail":"This is the last admin. Make another one first: nobody else could."}""";

    private StandInIssuer issuer;
    private StandInArticles accounts;
    private ConfigurableApplicationContext newsroom;
    private String address;
    private TestBrowser ada;

    @BeforeAll
    void start() throws Exception {
        issuer = new StandInIssuer();
        accounts = new StandInArticles();
        int port = Ports.next();
        address = "http://127.0.0.1:" + port;
        newsroom = ChassisApplication.start(NewsroomApplication.class, "newsroom", settings(port, "de"));
    }

    private Map<String, String> settings(int port, String language) {
        var settings = new HashMap<String, String>();
        settings.put("server.port", Integer.toString(port));
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("broadsheet.public-url", "http://127.0.0.1:8080");
        settings.put("broadsheet.token-secret", "only-for-tests-only-for-tests-only");
        settings.put("broadsheet.newsroom.language", language);
        settings.put("broadsheet.newsroom.public-url", address);
        settings.put("broadsheet.newsroom.issuer", issuer.address());
        settings.put("broadsheet.newsroom.client-secret", StandInIssuer.SECRET);
        settings.put("broadsheet.newsroom.services.articles", accounts.address());
        return settings;
    }

    @AfterAll
    void stop() {
        newsroom.close();
        accounts.close();
        issuer.close();
    }

    @BeforeEach
    void anew() {
        issuer.accounts = accounts;
        issuer.subject = "ada";
        issuer.scope = "openid accounts";
        accounts.forget();
        accounts.answer("GET /accounts", 200, "{\"items\":[" + account(3, "") + "],\"next\":\"bmV4dA\"}");
        accounts.answer("GET " + ACCOUNT, 200, account(3, ""));
        accounts.answer("GET " + ACCOUNT + "/activity", 200, """
                {"lines":[{"at":"2026-11-28T10:00:00Z","by":"ada","what":"created","detail":"author"},
                          {"at":"2026-11-28T11:00:00Z","what":"brand-new","x":1}]}""");
        accounts.answer("GET /account", 200, account(3, ""));
        ada = new TestBrowser(address);
    }

    private static String account(int version, String more) {
        return """
                {"id":"%s","version":%d,"name":"nadia","displayName":"Nadia <b>","roles":["author","brand-new"],
                 "disabled":false,"fromSettings":false,"createdAt":"2026-11-28T10:00:00Z","new":{}%s}""".formatted(ID, version, more);
    }

    @Test
    void listsAccountsForAdminsAndAsksTheIssuerForThatRight() throws Exception {
        var page = ada.page("/accounts");

        assertThat(issuer.asksFor).contains("accounts");
        assertThat(page.select("nav [aria-current]").text()).isEqualTo("Konten");
        assertThat(page.select(".articles a").text()).isEqualTo("Nadia <b>");
        assertThat(page.select(".articles").text()).contains("nadia · Schreiben, brand-new", "noch nicht angemeldet");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/accounts?after=bmV4dA");
        assertThat(page.select("script")).isEmpty();
    }

    @Test
    void showsANewPasswordOnceAndWhatIsWrongAtItsField() throws Exception {
        var form = ada.page("/accounts/new").selectFirst("main form");
        var typed = TestBrowser.filled(form, Map.of("name", "nadia", "display-name", "Nadia", "role", "editor"));
        accounts.answer("POST /accounts", 422, TAKEN);

        var refused = ada.post("/accounts", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        var again = Jsoup.parse(refused.body());
        assertThat(again.select(".field .error").text())
                .isEqualTo("Ist vergeben oder sieht aus wie einer, der vergeben ist.");
        assertThat(again.select("#name").attr("value")).isEqualTo("nadia");
        assertThat(again.select("input[value=editor]").hasAttr("checked")).isTrue();

        accounts.answer(
                "POST /accounts",
                201,
                account(1, ",\"oneTimePassword\":\"kv7mh-2qxrt-9wpdc\",\"oneTimeUntil\":\"2026-12-05T10:00:00Z\""));
        var told = ada.post("/accounts", typed);
        assertThat(told.body()).contains("kv7mh-2qxrt-9wpdc", "2026-12-05T10:00:00Z");
        assertThat(told.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(accounts.received("/accounts").body()).contains("\"roles\":[\"editor\"]", "\"name\":\"nadia\"");
        assertThat(accounts.received("/accounts").authorization()).startsWith("Bearer ");
    }

    @Test
    void changesWhatWasSeenAndSaysWhyNot() throws Exception {
        var page = ada.page(ACCOUNT);
        assertThat(page.select(".trail").text()).contains("Angelegt – ada", "Schreiben", "brand-new");
        var form = page.selectFirst("main form");
        accounts.answer("PUT " + ACCOUNT, 200, account(4, ""));

        var saved = ada.post(ACCOUNT, TestBrowser.filled(form, Map.of("role", "editor")));
        assertThat(Jsoup.parse(saved.body()).select("[role=status]").text()).startsWith("Gespeichert.");
        assertThat(accounts.received(ID).ifMatch()).isEqualTo("\"3\"");
        assertThat(accounts.received(ID).body()).contains("\"disabled\":false");

        accounts.answer("PUT " + ACCOUNT, 409, LAST);
        var refused = ada.post(ACCOUNT, TestBrowser.filled(form, Map.of("role", "editor")));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(refused.body()).select("[role=alert]").text()).contains("letzte Konto");
        accounts.answer("PUT " + ACCOUNT, 412, "{}");
        accounts.answer("GET " + ACCOUNT, 200, account(5, "").replace("Nadia <b>", "Nadja"));
        var stale = ada.post(ACCOUNT, TestBrowser.filled(form, Map.of("role", "editor", "display-name", "Nadia Ray")));
        assertThat(stale.statusCode()).isEqualTo(412);
        var again = Jsoup.parse(stale.body());
        assertThat(again.select("[role=alert]").text()).contains("Nadja, Schreiben, brand-new");
        assertThat(TestBrowser.filled(again.selectFirst("main form"), Map.of()))
                .containsEntry("display-name", "Nadia Ray")
                .containsEntry("role", "editor")
                .containsEntry("version", "5");
        accounts.answer("POST /accounts", 412, "{}");
        var made = ada.post("/accounts", TestBrowser.filled(form, Map.of("name", "nadia", "role", "editor")));
        assertThat(Jsoup.parse(made.body()).select("[role=alert]").text()).isNotEmpty();
    }

    @Test
    void asksBeforeItDisablesOrEndsSessions() throws Exception {
        for (var command : new String[] {"disable", "end-sessions", "one-time-password"}) {
            var asked = ada.page(ACCOUNT + "/" + command).selectFirst("main form");
            assertThat(accounts.received).isEmpty();
            assertThat(asked.attr("action")).isEqualTo(ACCOUNT + "/" + command);
        }
        accounts.answer("PUT " + ACCOUNT, 200, account(4, ""));
        accounts.answer("DELETE " + ACCOUNT + "/sessions", 204, "");

        var disable = ada.page(ACCOUNT + "/disable").selectFirst("main form");
        assertThat(ada.post(ACCOUNT + "/disable", TestBrowser.filled(disable, Map.of()))
                        .body())
                .contains("Gesperrt und abgemeldet");
        assertThat(accounts.received(ID).body()).contains("\"disabled\":true", "Nadia <b>", "author");
        var end = ada.page(ACCOUNT + "/end-sessions").selectFirst("main form");
        assertThat(ada.post(ACCOUNT + "/end-sessions", TestBrowser.filled(end, Map.of()))
                        .body())
                .contains("Überall abgemeldet");
        assertThat(accounts.received("/sessions").line()).startsWith("DELETE");
    }

    @Test
    void signsOutEverywhereFromOnesOwnAccount() throws Exception {
        issuer.scope = "openid articles:write";
        var page = ada.page("/account");
        assertThat(page.select("main a.button").attr("href")).isEqualTo(issuer.address() + "/password");
        assertThat(page.select("nav").text()).doesNotContain("Konten");
        accounts.answer("DELETE /account/sessions", 204, "");
        accounts.answer("GET /newsroom/articles", 200, "{\"items\":[],\"next\":null}");

        ada.post("/account/sign-out-everywhere", TestBrowser.filled(page.selectFirst("main form"), Map.of()));

        assertThat(accounts.received("/account/sessions").line()).startsWith("DELETE");
        assertThat(ada.cookies().getCookieStore().getCookies())
                .noneMatch(cookie -> cookie.getName().endsWith("-session"));
    }

    @Test
    void isForAdminsOnly() throws Exception {
        issuer.scope = "openid articles:write articles:publish";

        assertThat(ada.get("/accounts").statusCode()).isEqualTo(403);
        assertThat(ada.get(ACCOUNT + "/disable").statusCode()).isEqualTo(403);
        assertThat(ada.get("/accounts/new").statusCode()).isEqualTo(403);
    }

    @Test
    void saysCalmlyThatAnotherIssuerKeepsTheAccounts() throws Exception {
        issuer.accounts = null;
        issuer.scope = "openid articles:write";
        int port = Ports.next();
        var settings = settings(port, "en");
        settings.put("broadsheet.newsroom.public-url", "http://127.0.0.1:" + port);
        try (var there = ChassisApplication.start(NewsroomApplication.class, "newsroom", settings)) {
            var ana = new TestBrowser("http://127.0.0.1:" + port);
            var page = ana.page("/accounts");

            assertThat(there.isActive()).isTrue();
            assertThat(page.select("h1").text()).isEqualTo("Accounts are kept at your issuer");
            assertThat(page.select("nav").text()).doesNotContain("Accounts");
            assertThat(page.select("main a").attr("href")).isEqualTo(issuer.address());
            assertThat(issuer.asksFor).doesNotContain("accounts");
            assertThat(ana.page("/account").select("main").text()).contains("kept at the issuer");
        }
    }
}
