package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** What editors see and do on the pages. */
class NewsroomIT extends OneArticle {

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

        articles.answer("GET /sections", 200, """
                {"items":[{"name":"News","parent":null},{"name":"WORLD","parent":"News"}],"next":null}""");
        ana.page("/articles/" + ID);
        assertThat(articles.asked("/newsroom/readership")).contains("section=World&within=News&");

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
    void knowsNoNoticeThatSomebodyTypedIntoTheAddress() throws Exception {
        assertThat(ana.get("/articles/" + ID + "?done=nonsense").statusCode()).isEqualTo(200);
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

        articles.answer("GET " + PATH + "/revisions/9/differences", 200, """
                {"from":2,"to":9,"fields":[{"field":"pin","changes":[{"kind":"deleted","text":"true"},
                 {"kind":"inserted","text":"false"}]}]}""");
        assertThat(ana.page("/articles/" + ID + "/history/9")
                        .select(".differences > *")
                        .eachText())
                .containsExactly("yes", "no");
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
    void offersCalmlyWhatAnOlderArticleServiceHasNot() throws Exception {
        assertThat(ana.get("/articles/" + ID + "/history").body()).contains("does not offer this yet");
        var form = TestBrowser.filled(ana.page("/articles/" + ID).selectFirst("#write"), Map.of("then", "preview"));
        assertThat(ana.post("/articles/" + ID, form).body()).contains("This is not offered here yet");
        assertThat(ana.get("/articles?state=scheduled").body()).contains("cannot list these yet");
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
        articles.answer("PUT " + front, 422, """
                {"errors":[{"field":"items[0].until","message":"has passed"}]}""");
        var passed = Jsoup.parse(ana.post("/front", TestBrowser.filled(form, Map.of("do", "save")))
                .body());
        assertThat(passed.select("[role=alert] a[href='#until-" + new UUID(1, 1) + "']")
                        .eachText())
                .containsExactly("Springs: Time has passed");
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
}
