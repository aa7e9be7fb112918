package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done with an article beyond its text, without script: asked for once more, and answered with what became of it. */
class PublicationPagesIT extends OneNewsroom {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000005";
    private static final String PATH = "/newsroom/articles/" + ID;
    private static final String PAGE = "/articles/" + ID;
    private static final String STALE = "{\"detail\":\"There is another version than If-Match names.\"}";

    private TestBrowser ana;

    @BeforeEach
    void anew() {
        issuer.scope = "openid articles:write articles:publish";
        articles.forget();
        articles.answer("GET " + PATH, 200, published(3, true, null));
        articles.answer("GET /sections", 200, "{\"items\":[]}");
        articles.answer("GET " + PATH + "/activity", 200, """
                {"items":[{"version":4,"action":"erased","at":"2026-11-29T10:00:00Z","by":{"subject":"ana","name":"Ana"}}],"next":null}""");
        ana = new TestBrowser(address);
    }

    private static String published(int version, boolean changes, String schedule) {
        return article("published", version, changes, schedule);
    }

    private static String article(String state, int version, boolean changes, String schedule) {
        return """
                {"id":"%s","slug":"tides","state":"%s","version":%d,"title":"Tides","standfirst":"At noon.",
                 "body":{"format":"markdown","source":"Low."},"authors":[],"section":null,"tags":[],"language":"en",
                 "commentsOpen":true,"pin":false,"breaking":false,"heroImage":null,"canonicalUrl":null,
                 "changedAt":"2026-11-28T10:00:00Z","updatedBy":null,"warnings":[],"unpublishedChanges":%s,
                 "publishedAt":"2026-11-28T09:00:00Z","updatedAt":"2026-11-28T09:00:00Z","schedule":%s}""".formatted(ID, state, version, changes, schedule);
    }

    private static String scheduled(String at) {
        return "{\"at\":\"" + at + "\",\"by\":null,\"problem\":null}";
    }

    private static Element form(Document page) {
        return page.selectFirst("main form");
    }

    private Document sent(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body(), address);
    }

    @Test
    void aCorrectionThatIsAskedForAgainKeepsItsTick() throws Exception {
        var ticked = TestBrowser.filled(
                form(ana.page(PAGE + "/correction")), Map.of("note", "It was noon.", "publish", "on"));
        articles.answer("POST " + PATH + "/corrections", 412, STALE);

        var stale = ana.post(PAGE + "/correction", ticked);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(sent(stale).select("#note").text()).isEqualTo("It was noon.");
        assertThat(sent(stale).select("input[name=publish]").hasAttr("checked")).isTrue();

        articles.answer("POST " + PATH + "/corrections", 422, """
                {"detail":"See errors.","errors":[{"field":"heroImage.alt","message":"must say what the picture shows"}]}""");
        var refused = sent(ana.post(PAGE + "/correction", ticked));
        assertThat(refused.select("input[name=publish]").hasAttr("checked")).isTrue();
        assertThat(refused.select("#question-error").text()).isEqualTo("What it shows must say what the picture shows");

        articles.answer("POST " + PATH + "/corrections", 200, published(4, false, null));
        ana.post(PAGE + "/correction", TestBrowser.filled(form(refused), Map.of()));
        assertThat(articles.received("/corrections").body()).contains("\"publish\":true");

        var blank =
                sent(ana.post(PAGE + "/correction", Map.of("note", " ", "publish", "on", "form", ticked.get("form"))));
        assertThat(blank.select("input[name=publish]").hasAttr("checked")).isTrue();
        var plain = sent(ana.post(PAGE + "/correction", Map.of("note", " ", "form", ticked.get("form"))));
        assertThat(plain.select("input[name=publish]").hasAttr("checked")).isFalse();
    }

    @Test
    void saysWhatIsWrongAlsoWhereNoFieldOfThePageHasIt() throws Exception {
        var question = TestBrowser.filled(form(ana.page(PAGE + "/withdrawal")), Map.of("reason", "It was noon."));
        articles.answer("DELETE " + PATH + "/publication", 422, """
                {"detail":"See errors.","errors":[{"field":"brandNew","message":"must be something else"}]}""");

        assertThat(sent(ana.post(PAGE + "/withdrawal", question))
                        .select("#question-error")
                        .text())
                .isEqualTo("brandNew must be something else");
    }

    private static String withdrawn(int version, String reason) {
        return article("withdrawn", version, true, null)
                .replace(
                        "\"warnings\"",
                        "\"withdrawal\":{\"at\":\"2026-11-28T11:00:00Z\",\"reason\":%s},\"warnings\""
                                .formatted(reason));
    }

    @Test
    void aWithdrawalThatIsSentTwiceIsDone() throws Exception {
        var question = TestBrowser.filled(form(ana.page(PAGE + "/withdrawal")), Map.of("reason", "It was\r\nnoon. "));
        articles.answer("DELETE " + PATH + "/publication", 200, withdrawn(4, "\"It was noon.\""));
        assertThat(ana.post(PAGE + "/withdrawal", question).uri().getQuery()).isEqualTo("done=withdrawn");
        assertThat(articles.received("/publication").ifMatch()).isEqualTo("\"3\"");
        assertThat(articles.asked(PATH + "/publication")).isEqualTo("reason=It%20was%20noon.%20");

        articles.answer("GET " + PATH, 200, withdrawn(4, "\"It was noon.\""));
        assertThat(ana.post(PAGE + "/withdrawal", question).uri().getQuery()).isEqualTo("done=withdrawn");
        assertThat(articles.received).hasSize(1);
    }

    @Test
    void aReasonThatReadersDoNotGetIsNotSaidToBeShown() throws Exception {
        var question = TestBrowser.filled(form(ana.page(PAGE + "/withdrawal")), Map.of("reason", "It was one."));
        for (var before : new String[] {"\"It was noon.\"", "null"}) {
            articles.answer("GET " + PATH, 200, withdrawn(4, before));
            var already = ana.post(PAGE + "/withdrawal", question);

            assertThat(already.statusCode()).isEqualTo(409);
            assertThat(sent(already).select("#question-error").text()).contains("It is withdrawn already");
            assertThat(sent(already).select("#reason").text()).isEqualTo("It was one.");
        }
        assertThat(articles.received).isEmpty();
    }

    @Test
    void whatWasBroughtBackSinceIsNotWithdrawnByAnOldForm() throws Exception {
        var question = TestBrowser.filled(form(ana.page(PAGE + "/withdrawal")), Map.of("reason", "It was noon."));
        articles.answer("DELETE " + PATH + "/publication", 200, withdrawn(6, "\"It was noon.\""));
        articles.answer("GET " + PATH, 200, published(5, false, null));
        articles.answer("GET " + PATH + "/activity", 200, """
                {"items":[{"version":5,"action":"published","at":"2026-11-28T12:00:00Z","by":null},
                 {"version":4,"action":"withdrawn","at":"2026-11-28T11:00:00Z","by":null}],"next":null}""");

        var again = ana.post(PAGE + "/withdrawal", question);
        assertThat(again.statusCode()).isEqualTo(412);
        assertThat(articles.received).isEmpty();
        ana.post(PAGE + "/withdrawal", TestBrowser.filled(form(sent(again)), Map.of()));
        assertThat(articles.received("/publication").ifMatch()).isEqualTo("\"5\"");
    }

    @Test
    void whatIsOneLineForReadersMayBeTypedInSeveral() throws Exception {
        articles.answer("POST " + PATH + "/corrections", 200, published(4, false, null));
        ana.post(
                PAGE + "/correction",
                TestBrowser.filled(form(ana.page(PAGE + "/correction")), Map.of("note", "It was\r\nnoon.")));
        assertThat(articles.received("/corrections").body()).contains("\"note\":\"It was noon.\"");

        articles.answer("PUT " + PATH, 200, published(4, true, null));
        ana.post(
                PAGE,
                TestBrowser.filled(
                        ana.page(PAGE).selectFirst("#write"),
                        Map.of(
                                "standfirst",
                                "At noon.\r\n\r\nAnd\u2028later.",
                                "title",
                                "Tides\tand time",
                                "then",
                                "save")));
        assertThat(articles.received("PUT " + PATH).body())
                .contains("\"standfirst\":\"At noon. And later.\"", "\"title\":\"Tides and time\"");
    }

    @Test
    void saysOfAnArticleThatCameOutMeanwhileThatItHas() throws Exception {
        articles.answer("GET " + PATH, 200, article("draft", 3, false, scheduled("2026-11-29T10:00:00Z")));
        var unschedule = TestBrowser.filled(ana.page(PAGE).selectFirst("form#unschedule"), Map.of());
        articles.answer("GET " + PATH, 200, published(4, false, null));
        articles.answer("DELETE " + PATH + "/schedule", 200, published(4, false, null));

        var late = ana.post(PAGE + "/unscheduling", unschedule);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(sent(late).select("main").text())
                .contains("It has come out already")
                .doesNotContain("not be published");
        assertThat(sent(late).select("main a").eachAttr("href")).contains(PAGE + "/withdrawal", PAGE);
    }

    @Test
    void saysSoAlsoWhereSomebodyHasWrittenSinceAndWhereItCameOutInThatMoment() throws Exception {
        articles.answer("GET " + PATH, 200, article("draft", 3, false, scheduled("2026-11-28T09:00:00Z")));
        var unschedule = TestBrowser.filled(ana.page(PAGE).selectFirst("form#unschedule"), Map.of());
        articles.answer("GET " + PATH, 200, published(5, true, null));
        assertThat(ana.post(PAGE + "/unscheduling", unschedule).body()).contains("It has come out already");

        articles.answer("GET " + PATH, 200, article("draft", 3, false, scheduled("2026-11-28T09:00:00Z")));
        articles.answer("DELETE " + PATH + "/schedule", 412, STALE);
        var moving = ana.post(PAGE + "/unscheduling", unschedule);
        assertThat(moving.statusCode()).isEqualTo(412);
        assertThat(articles.received("/schedule").ifMatch()).isEqualTo("\"3\"");
    }

    @Test
    void aScheduleThatSomebodyHasEndedIsNoPublication() throws Exception {
        articles.answer("GET " + PATH, 200, published(3, true, scheduled("2026-11-30T10:00:00Z")));
        var unschedule = TestBrowser.filled(ana.page(PAGE).selectFirst("form#unschedule"), Map.of());
        articles.answer("DELETE " + PATH + "/schedule", 200, published(4, true, null));
        assertThat(ana.post(PAGE + "/unscheduling", unschedule).body()).contains("It will not be published by itself.");

        articles.answer("GET " + PATH, 200, published(4, true, null));
        assertThat(ana.post(PAGE + "/unscheduling", unschedule).body()).contains("It will not be published by itself.");
        articles.answer("GET " + PATH, 200, article("draft", 4, false, null));
        assertThat(ana.post(PAGE + "/unscheduling", unschedule).body()).contains("It will not be published by itself.");
    }

    @Test
    void erasesWhatWasReadOnceItIsMeant() throws Exception {
        assertThat(ana.page(PAGE).select("a[href=" + PAGE + "/erasure]")).hasSize(1);
        var question = ana.page(PAGE + "/erasure");
        assertThat(question.select("main").text()).contains("Tides", "cannot be undone", "Readers");
        assertThat(question.select("main a[href=" + PAGE + "/withdrawal]")).hasSize(1);
        var unsure = ana.post(PAGE + "/erasure", TestBrowser.filled(form(question), Map.of()));
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(sent(unsure).select("[role=alert]").text()).isNotBlank();
        assertThat(articles.received).isEmpty();

        var meant = TestBrowser.filled(form(question), Map.of("sure", "on"));
        articles.answer("DELETE " + PATH, 412, STALE);
        articles.answer("GET " + PATH, 200, published(4, true, null));
        var stale = ana.post(PAGE + "/erasure", meant);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(form(sent(stale)).select("[name=version]").val()).isEqualTo("4");
        assertThat(form(sent(stale)).select("[name=sure]").hasAttr("checked")).isFalse();

        articles.answer("DELETE " + PATH, 204, "");
        articles.answer("GET " + PATH, 410, "{}");
        var erased = ana.post(PAGE + "/erasure", meant);
        assertThat(articles.received("DELETE " + PATH).ifMatch()).isEqualTo("\"3\"");
        assertThat(erased.uri().getPath()).isEqualTo(PAGE + "/activity");
        assertThat(sent(erased).select("[role=status]").text()).isEqualTo("Erased. What was done with it stays here.");
        assertThat(sent(erased).select("main").text()).contains("(erased)", "Ana");
        assertThat(sent(erased).select("main a[href$=/history]")).isEmpty();
    }

    @Test
    void anErasureWhoseAnswerWasLostIsDone() throws Exception {
        var meant = TestBrowser.filled(form(ana.page(PAGE + "/erasure")), Map.of("sure", "on"));
        articles.answer("DELETE " + PATH, 412, STALE);
        articles.answer("GET " + PATH, 410, "{}");

        assertThat(ana.post(PAGE + "/erasure", meant).uri().getPath()).isEqualTo(PAGE + "/activity");
        assertThat(ana.get(PAGE + "/erasure").statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayOnlyWriteErasesNothing() throws Exception {
        issuer.scope = "openid articles:write";
        assertThat(ana.page(PAGE).select("a[href$=/erasure]")).isEmpty();
        assertThat(ana.get(PAGE + "/erasure").statusCode()).isEqualTo(403);
        var token = ana.page(PAGE).select("[name=form]").first().val();
        var refused = ana.post(PAGE + "/erasure", Map.of("form", token, "version", "3", "sure", "on"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(articles.received).isEmpty();
    }

    @Test
    void aDraftThatIsErasedIsLostToNoReader() throws Exception {
        articles.answer("GET " + PATH, 200, article("draft", 3, false, null));
        var question = ana.page(PAGE + "/erasure");

        assertThat(question.select("main").text()).contains("No reader has had it.");
        assertThat(question.select("main a[href$=/withdrawal]")).isEmpty();
    }
}
