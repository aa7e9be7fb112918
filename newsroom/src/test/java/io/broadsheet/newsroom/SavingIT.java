package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Nothing typed is lost, whoever else writes and whatever is away. */
class SavingIT extends OneArticle {

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
}
