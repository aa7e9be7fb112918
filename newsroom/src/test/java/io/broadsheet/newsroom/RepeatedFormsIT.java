package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms that come twice, in half, or without their file; one person in two windows. */
class RepeatedFormsIT extends OneNewsroom {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000001";
    private static final String ARTICLES = "/newsroom/articles";
    private static final String PATH = ARTICLES + "/" + ID;
    private static final String MADE = """
            {"status":422,"detail":"See errors.","errors":[{"field":"Idempotency-Key","message":"was used before"}],"made":"%s"}""".formatted(ID);

    private TestBrowser ana;

    @Override
    Map<String, String> more() {
        return Map.of("broadsheet.newsroom.services.newsletter", articles.address());
    }

    @BeforeEach
    void anew() {
        articles.forget();
        issuer.scope = "openid articles:write articles:publish";
        articles.answer("GET " + PATH, 200, article(3, "Tides", "ana"));
        articles.answer("PUT " + PATH, 200, article(4, "Tides", "ana"));
        articles.answer("GET /sections", 200, "{\"items\":[]}");
        ana = new TestBrowser(address);
    }

    private static String article(int version, String title, String by) {
        return """
                {"id":"%s","slug":"tides","state":"published","version":%d,"title":"%s","standfirst":"At noon.",
                 "body":{"format":"markdown","source":"Low.\\n\\nHigh."},"authors":["Åse Lund"],"section":"World","tags":[],
                 "language":"en","commentsOpen":true,"pin":false,"breaking":false,"heroImage":null,"canonicalUrl":null,
                 "changedAt":"2026-11-28T10:00:00Z","updatedBy":{"subject":"%s","name":"Ana Sorel"},
                 "unpublishedChanges":true,"corrections":[]}""".formatted(ID, version, title, by);
    }

    private Map<String, String> typed(String path, Map<String, String> more) throws Exception {
        return TestBrowser.filled(ana.page(path).selectFirst("#write"), more);
    }

    @Test
    void otherWordsUnderTheSameKeyReachTheArticleThatWasMade() throws Exception {
        var typed = typed("/articles/new", Map.of("title", "Tides", "source", "Low. High.", "then", "save"));
        articles.answer("POST " + ARTICLES, 422, MADE);

        var saved = ana.post("/articles", typed);

        assertThat(saved.uri().getPath()).isEqualTo("/articles/" + ID);
        assertThat(saved.uri().getQuery()).isEqualTo("done=saved");
        assertThat(articles.received.getLast().line()).isEqualTo("PUT " + PATH);
        assertThat(articles.received.getLast().ifMatch()).isEqualTo("\"1\"");
        assertThat(articles.received.getLast().body()).contains("Low. High.");

        var autosaved = ana.post("/autosave", typed);
        assertThat(autosaved.statusCode()).isEqualTo(200);
        assertThat(autosaved.body()).contains(ID, "\"version\":4");
    }

    @Test
    void whatWasMadeAndChangedSinceIsShownBesideWhatWasTyped() throws Exception {
        var typed = typed("/articles/new", Map.of("title", "Mine", "source", "Low. High.", "then", "save"));
        articles.answer("POST " + ARTICLES, 422, MADE);
        articles.answer("PUT " + PATH, 412, "{\"version\":3}");

        for (var isRepeated : new boolean[] {false, true}) {
            if (isRepeated) {
                articles.answer("POST " + ARTICLES, 201, article(3, "Tides", "ana"));
            }
            var both = ana.post("/articles", typed);
            assertThat(both.statusCode()).isEqualTo(412);
            var page = Jsoup.parse(both.body());
            assertThat(page.selectFirst("#write").attr("action")).isEqualTo("/articles/" + ID);
            assertThat(page.selectFirst("#title").val()).isEqualTo("Mine");
            assertThat(page.selectFirst("[name=version]").val()).isEqualTo("3");
            assertThat(ana.post("/autosave", typed).statusCode()).isEqualTo(412);
        }
    }

    @Test
    void whatIsPublishedIsOneStepAway() throws Exception {
        var published = "/articles/" + ID + "?done=published";
        assertThat(ana.page(published).select("#look"))
                .as("readers have an older text")
                .isEmpty();
        articles.answer(
                "GET " + PATH,
                200,
                article(3, "Tides", "ana").replace("\"unpublishedChanges\":true", "\"unpublishedChanges\":false"));

        assertThat(ana.page(published).select("#look a").attr("href")).endsWith("/articles/tides");
        var toReaders = "a[href$=/articles/tides]";
        assertThat(ana.page(published).select(toReaders))
                .as("no second one in other words")
                .hasSize(1);
        assertThat(ana.page("/articles/" + ID).select("#look")).isEmpty();
        assertThat(ana.page("/articles/" + ID).select(toReaders)).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithNoFieldOfThePage() throws Exception {
        articles.answer("PUT " + PATH, 422, """
                {"detail":"See errors.","errors":[{"field":"weather","message":"must be fine"}]}""");
        var refused = ana.post("/articles/" + ID, typed("/articles/" + ID, Map.of("then", "save")));

        assertThat(refused.body()).contains("weather must be fine").doesNotContain("See errors");
    }

    @Test
    void aHalfLoadedFormWritesNothing() throws Exception {
        var fields = ana.page("/articles/" + ID).select("#write [name]");
        assertThat(fields.not("button").last().attr("name"))
                .as("what tells that all came")
                .isEqualTo("breaking-was");
        for (var path : new String[] {"/articles/" + ID, "/articles/new"}) {
            var half = new LinkedHashMap<>(typed(path, Map.of("source", "Three hours.", "then", "save")));
            half.remove("breaking-was");

            assertThat(ana.post(path.replace("/articles", "/autosave").replace("/new", ""), half)
                            .statusCode())
                    .isEqualTo(422);
            var kept = ana.post(path.replace("/new", ""), half);

            assertThat(kept.statusCode()).isEqualTo(422);
            assertThat(kept.body()).contains("The page was not whole yet", "Three hours.");
            assertThat(Jsoup.parse(kept.body()).select("a.button").attr("href")).isEqualTo(path);
        }
        articles.answer("GET /newsroom/front", 200, "{\"version\":4,\"items\":[]}");
        articles.answer("GET /newsroom/sections", 200, "{\"version\":4,\"sections\":[]}");
        articles.answer("GET " + ARTICLES, 200, "{\"items\":[],\"next\":null}");
        for (var last : Map.of("/front", "q", "/sections", "new-name").entrySet()) {
            var form = ana.page(last.getKey()).selectFirst("form[action=" + last.getKey() + "]");
            assertThat(form.select("input[name], textarea[name], select[name]")
                            .last()
                            .attr("name"))
                    .isEqualTo(last.getValue());
            for (var what : new String[] {"save", "up-0"}) {
                var half = new LinkedHashMap<>(TestBrowser.filled(form, Map.of("do", what)));
                half.remove(last.getValue());
                assertThat(ana.post(last.getKey(), half).body()).contains("The page was not whole yet");
            }
        }
        assertThat(articles.received).isEmpty();
    }

    @Test
    void aFileThatCannotBeKeptIsAskedForAgain() throws Exception {
        var typed = typed("/articles/" + ID, Map.of("title", "Pier", "then", "save"));
        articles.answer("GET /newsroom/images", 200, "{\"items\":[],\"next\":null}");
        var library = TestBrowser.filled(ana.page("/library").selectFirst("form.upload"), Map.of());
        ana.forget();
        for (var form : Map.of("/articles/" + ID, typed, "/library", library).entrySet()) {
            var kept = ana.upload(form.getKey(), form.getValue(), "picture", new byte[1 << 20]);

            assertThat(kept.statusCode()).isEqualTo(401);
            var again = Jsoup.parse(kept.body()).selectFirst("form[action=" + form.getKey() + "]");
            assertThat(again.text()).contains("a.jpg", "choose it again");
            assertThat(again.selectFirst("input[type=file]").attr("name")).isEqualTo("picture");
        }
        var none = ana.upload("/articles/" + ID, typed, "picture", new byte[0]);
        assertThat(Jsoup.parse(none.body()).select("input[type=file]")).isEmpty();
    }

    @Test
    void onePersonInTwoWindowsIsNotSomebodyElse() throws Exception {
        var typed = typed("/articles/" + ID, Map.of("title", "Mine", "then", "save"));
        articles.answer("PUT " + PATH, 412, "{\"version\":7}");
        for (var isOwn : new boolean[] {true, false}) {
            articles.answer("GET " + PATH, 200, article(7, "Theirs", isOwn ? "ana" : "bo"));

            var page = Jsoup.parse(ana.post("/articles/" + ID, typed).body());
            var autosaved = ana.post("/autosave/" + ID, typed);

            assertThat(page.selectFirst("[role=alert]").text().contains("Another window of yours saved"))
                    .isEqualTo(isOwn);
            assertThat(page.selectFirst(".theirs").text().contains("Another window of yours"))
                    .isEqualTo(isOwn);
            assertThat(autosaved.statusCode()).isEqualTo(412);
            assertThat(autosaved.body())
                    .contains(isOwn ? "You have saved this article in another window" : "Somebody else has saved");
        }
        var presence = PATH + "/presence";
        var token = Map.of("form", typed.get("form"), "version", "3", "state", "writing");
        for (var at : Map.of("10:00:20", false, "10:01:00", true).entrySet()) {
            articles.answer("PUT " + presence, 200, """
                    {"at":"2026-11-28T%sZ","people":[],"latest":{"version":7,"at":"2026-11-28T10:00:00Z","action":"edited",
                     "by":{"subject":"ana","name":"Ana Sorel"}}}""".formatted(at.getKey()));
            assertThat(ana.post("/articles/" + ID + "/presence", token).body().contains("You saved version 7"))
                    .isEqualTo(at.getValue());
        }
    }

    @Test
    void whatIsSentTwiceIsDone() throws Exception {
        articles.answer("GET " + PATH + "/revisions/2/differences", 200, "{\"from\":1,\"to\":2,\"fields\":[]}");
        var restore = TestBrowser.filled(
                ana.page("/articles/" + ID + "/history/2").selectFirst("form[action$=restoration]"), Map.of());
        var correct = TestBrowser.filled(
                ana.page("/articles/" + ID + "/correction").selectFirst("form[action$=correction]"),
                Map.of("note", "It was noon.\r\nNot one."));
        var publish = typed("/articles/" + ID, Map.of("then", "publish"));

        articles.answer("POST " + PATH + "/corrections", 412, "{}");
        articles.answer(
                "GET " + PATH,
                200,
                article(4, "Tides", "ana")
                        .replace(
                                "\"corrections\":[]",
                                "\"corrections\":[{\"at\":\"2026-11-28T10:00:00Z\",\"note\":\"It was noon.\\nNot one.\"}]"));
        assertThat(ana.post("/articles/" + ID + "/correction", correct).statusCode())
                .as("the same words of last week are another correction")
                .isEqualTo(412);
        articles.answer("GET " + PATH + "/activity", 200, """
                {"items":[{"version":4,"action":"corrected","at":"2026-11-28T10:00:00Z","by":{"subject":"ana"}}],"next":null}""");
        assertThat(ana.post("/articles/" + ID + "/correction", correct).uri().getQuery())
                .isEqualTo("done=corrected");
        correct.put("note", "It was one.");
        assertThat(ana.post("/articles/" + ID + "/correction", correct).statusCode())
                .isEqualTo(412);

        articles.answer("POST " + PATH + "/revisions/2/restore", 412, "{}");
        articles.answer("GET " + PATH + "/revisions/2", 200, article(2, "Tides", "ana"));
        var path = "/articles/" + ID + "/history/2/restoration";
        assertThat(ana.post(path, restore).statusCode()).isEqualTo(412);
        articles.answer("GET " + PATH + "/activity", 200, """
                {"items":[{"version":4,"action":"restored","at":"2026-11-28T10:00:00Z","by":{"subject":"ana"}}],"next":null}""");
        assertThat(ana.post(path, restore).uri().getQuery()).isEqualTo("done=restored");
        articles.answer("GET " + PATH + "/revisions/2", 200, article(2, "Neaps", "ana"));
        assertThat(ana.post(path, restore).statusCode()).isEqualTo(412);

        articles.answer("POST " + PATH + "/publication", 412, "{}");
        articles.answer("PUT " + PATH, 412, "{}");
        articles.answer(
                "GET " + PATH,
                200,
                article(4, "Tides", "ana").replace("\"unpublishedChanges\":true", "\"unpublishedChanges\":false"));
        assertThat(ana.post("/articles/" + ID, publish).uri().getQuery()).isEqualTo("done=published");
    }

    @Test
    void anOrderThatIsSentTwiceIsDone() throws Exception {
        var front = "/newsroom/front";
        var place = """
                {"id":"%s","title":"Springs","slug":"s","state":"published","until":%s,"over":false}""";
        var order = """
                {"version":4,"changedAt":"2026-11-28T10:00:00Z","changedBy":{"subject":"ana","name":"Ana Sorel"},"items":[%s]}""";
        var shown = order.formatted(place.formatted(ID, "\"2026-12-01T08:00:00Z\""));
        articles.answer("GET " + ARTICLES, 200, "{\"items\":[],\"next\":null}");
        articles.answer("GET " + front, 200, shown);
        articles.answer("PUT " + front, 412, "{}");
        var form = TestBrowser.filled(ana.page("/front").selectFirst("#front"), Map.of("do", "save"));

        assertThat(ana.post("/front", form).uri().getQuery()).isEqualTo("done=saved");
        articles.answer("GET " + front, 200, order.formatted(""));
        assertThat(ana.post("/front", form).body()).contains("You have changed the front page in another window");

        var sections = "/newsroom/sections";
        var tree = """
                {"version":2,"changedAt":"2026-11-28T10:00:00Z","changedBy":{"subject":"ana"},"sections":[%s]}""";
        articles.answer("GET " + sections, 200, tree.formatted("{\"name\":\"Abroad\"}"));
        articles.answer("PUT " + sections, 412, "{}");
        var named = TestBrowser.filled(
                ana.page("/sections").selectFirst("form[action=/sections]"), Map.of("do", "save", "parent", ""));

        assertThat(ana.post("/sections", named).uri().getQuery()).isEqualTo("done=saved");
        articles.answer("GET " + sections, 200, tree.formatted("{\"name\":\"World\"}"));
        assertThat(ana.post("/sections", named).body()).contains("You have changed the sections in another window");
    }
}
