package io.broadsheet.website;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.cache.TopicTail;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.EventType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What readers say, over HTTP, with a stand-in for the services: found from any page, and one's own in no other's. */
class CommentPagesIT {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000001";
    private static final String TOP = "0197a0b0-0000-7000-8000-0000000000c1";
    private static final String REPLY = "0197a0b0-0000-7000-8000-0000000000c2";
    private static final String DEEP = "0197a0b0-0000-7000-8000-0000000000c3";
    private static final String ELSEWHERE = "0197a0b0-0000-7000-8000-0000000000c4";
    private static final String OWN = "0197a0b0-0000-7000-8000-0000000000c9";
    private static final String PATH = "/articles/gates/comments/";
    private static final String SECRET_WORDS = "Words that wait";
    private static final String SENDER = "0123456789abcdef0123456789abcdef";

    /** From the page's own form. */
    private static final Map<String, String> WITHOUT_SCRIPT = Map.of("author", "Eve", "text", SECRET_WORDS, "note", "");

    /** From a browser that keeps tokens. */
    private static final Map<String, String> KEEPING =
            Map.of("author", "Eve", "text", SECRET_WORDS, "authorToken", "none-yet", "sender", SENDER);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static StandIns services;
    private static ConfigurableApplicationContext site;

    @BeforeAll
    static void start() {
        AdjustableClock.AHEAD.set(0);
        services = new StandIns();
        services.answer("GET /articles/gates", 200, articleAt("gates"));
        var reply = signedIn(comment(REPLY, "Bo", "Second.", TOP, "[]", "null"));
        var deep = signedIn(comment(DEEP, "Cy", "Third.", REPLY, "[]", "null"))
                .replace("\"staff\"", "\"ownName\":true,\"staff\"");
        services.answer(
                "GET /articles/" + ID + "/comments?sort=newest&limit=25",
                200,
                list(comment(
                        TOP, "Ana", "First.", null, "[" + reply + "," + deep + "]", "\"next-1\",\"repliesLeft\":12")));
        services.answer(
                "GET /articles/" + ID + "/comments?sort=top&limit=25",
                200,
                list(comment(
                        TOP,
                        "Ana",
                        "First.",
                        null,
                        "[" + reply.replace("\"state\"", "\"votes\":{\"up\":3,\"down\":1},\"state\"") + "]",
                        "null")));
        var top = comment(TOP, "Ana", "First.", null, "[]", "null");
        var answer = comment(ELSEWHERE, "Di", "Fourth.", DEEP, "[]", "null");
        services.answer("GET /articles/" + ID + "/comments/" + ELSEWHERE + "?limit=50", 200, """
                {"top":%s,"items":[%s],"earlier":true,"next":"next-2"}""".formatted(
                        top, answer.replace("\"state\"", "\"inReplyToAuthor\":\"Cy <i>\",\"state\"")));
        services.answer("GET /articles/" + ID + "/comments/" + ELSEWHERE + "?limit=1", 200, """
                {"top":%s,"items":[%s],"earlier":true,"next":null}""".formatted(top, answer));
        site = TestSite.start(services.address(), services.address(), services.address());
    }

    @AfterAll
    static void stop() {
        site.close();
        services.close();
    }

    @Test
    void saysWhoIsAnsweredWhereAReplyDoesNotStandBelowIt() throws Exception {
        var page = page("/articles/gates");

        assertThat(page.select("#c-" + REPLY + " .answered")).isEmpty();
        assertThat(page.select("#c-" + DEEP + " .answered").text()).isEqualTo("In reply to Bo.");
        assertThat(page.select("#c-" + DEEP + " .answered a").attr("href")).isEqualTo("#c-" + REPLY);
        assertThat(page.select("#c-" + TOP + " > p .more").attr("href"))
                .isEqualTo(PATH + TOP + "?after=next-1#comments");
        assertThat(page.select("#c-" + TOP + " > p .more").text()).isEqualTo("12 more replies");
        assertThat(page.select("#c-" + DEEP + " .when").attr("href")).isEqualTo(PATH + DEEP + "#c-" + DEEP);
        assertThat(page.select("#c-" + DEEP + " time").text()).endsWith("11:00\u202fAM UTC");
        assertThat(page.select("#c-" + DEEP + " time").attr("datetime")).isEqualTo("2025-05-22T11:00:00Z");
    }

    /** An instance of comment-service that has not heard of a change yet would answer from memory. */
    @Test
    void asksForCommentsAsTheyAreAndNotAsTheyLieReady() throws Exception {
        page("/articles/gates");

        assertThat(services.askedAnew()).contains("GET /articles/" + ID + "/comments?sort=newest&limit=25");
    }

    @Test
    void marksWhoeverWasSignedInAndNobodyByName() throws Exception {
        var page = page("/articles/gates");

        assertThat(page.select("#c-" + TOP + " > article .mark")).isEmpty();
        assertThat(page.select("#c-" + REPLY + " .mark").text()).isEqualTo("Staff");
        assertThat(page.select("#c-" + DEEP + " .mark").text()).isEqualTo("Author");
    }

    @Test
    void everyCommentHasAPageOfItsThread() throws Exception {
        var page = page(PATH + ELSEWHERE);

        assertThat(page.select(".thread .said").eachText()).containsExactly("First.", "Fourth.");
        assertThat(page.select("#c-" + ELSEWHERE + " .answered").text()).isEqualTo("In reply to Cy <i>.");
        assertThat(page.select("#c-" + ELSEWHERE + " .answered a").attr("href")).isEqualTo(PATH + DEEP + "#c-" + DEEP);
        assertThat(page.select("#c-" + TOP + " > p .more").eachAttr("href"))
                .containsExactly(PATH + TOP, PATH + TOP + "?after=next-2#comments");
        assertThat(page.select("#comments-title").text()).isEqualTo("All 4 comments");
        assertThat(page.select("h1 ~ p a, #comments-title a").eachAttr("href"))
                .containsOnly("/articles/gates#comments");
        assertThat(page.select("h1 ~ p a").attr("href")).isEqualTo("/articles/gates#comments");
        assertThat(get(PATH + OWN).statusCode()).isEqualTo(404);
        assertThat(get(PATH + "nonsense").statusCode()).isEqualTo(404);
        assertThat(get(PATH.substring(0, PATH.length() - 1)).headers().firstValue("Location"))
                .hasValue("/articles/gates#comments");
    }

    @Test
    void theFormStandsBelowWhatIsAnsweredOrQuotesIt() throws Exception {
        var below = page("/articles/gates?reply=" + REPLY);
        assertThat(below.select("#c-" + REPLY + " > form#reply [name=inReplyTo]")
                        .val())
                .isEqualTo(REPLY);
        assertThat(below.select("form#reply [data-answering] span").text()).isEqualTo("In reply to Bo.");
        assertThat(below.select("#reply-place form")).isEmpty();

        var quoting = page("/articles/gates?reply=" + ELSEWHERE);
        assertThat(quoting.select("#reply-place form .quoted").text()).isEqualTo("Fourth.");

        assertThat(page("/articles/gates").select("form#reply [name=inReplyTo]").hasAttr("disabled"))
                .isTrue();
    }

    @Test
    void theKeyboardBeginsAtTheFirstThingThatIsWrong() throws Exception {
        services.answer("POST /articles/" + ID + "/comments", 422, """
                {"detail":"See errors.","errors":[{"field":"author","message":"Please enter your name here"},
                 {"field":"text","message":"Please enter your comment!"}]}""");

        var refused = Jsoup.parse(
                post("/articles/gates/comments", Map.of("inReplyTo", REPLY)).body());

        assertThat(refused.select("[autofocus]").eachAttr("id")).containsExactly("reply-text");
        assertThat(refused.select("#c-" + REPLY + " > form#reply")).hasSize(1);
    }

    @Test
    void aReplyToWhatIsGoneCanBeSentAsACommentOnTheArticle() throws Exception {
        var call = "POST /articles/" + ID + "/comments";
        services.answerOnce(call, 422, """
                {"detail":"See errors.","errors":[
                 {"field":"inReplyTo","message":"Please reply to a comment that is visible on this article."}]}""");

        var refused = post(
                "/articles/gates/comments",
                Map.of("author", "Eve", "text", SECRET_WORDS, "inReplyTo", REPLY, "note", ""));

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("#reply-errors").text())
                .contains("is not to be seen any more", "as a comment on the article");
        assertThat(page.select("#reply-errors a")).as("there is no such field").isEmpty();
        assertThat(page.select("#reply-place form#reply [name=inReplyTo]").hasAttr("disabled"))
                .isTrue();
        assertThat(page.select("form#reply [data-answering]").hasAttr("hidden")).isTrue();
        assertThat(page.select("#reply-text").val()).isEqualTo(SECRET_WORDS);
        assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("reply-errors");
    }

    @Test
    void aMovedArticlesCommentsMoveWithIt() throws Exception {
        services.answer("GET /articles/once", 301, "/articles/gates");
        var moved = "/articles/once/comments/" + ELSEWHERE;

        for (var rest : List.of("", "?after=next-2", "?reply=" + ELSEWHERE)) {
            var answer = get(moved + rest);
            assertThat(answer.statusCode()).isEqualTo(301);
            assertThat(answer.headers().firstValue("Location")).hasValue(PATH + ELSEWHERE + rest);
        }
        for (var rest : List.of("", "?sort=oldest&after=next-1", "?reply=" + REPLY)) {
            assertThat(get("/articles/once" + rest).headers().firstValue("Location"))
                    .hasValue("/articles/gates" + rest);
        }
        assertThat(page(moved + "/report").select("form").eachAttr("action")).contains(PATH + ELSEWHERE + "/report");
        services.answer("POST /comments/" + ELSEWHERE + "/reports", 202, "");
        assertThat(post(moved + "/report", Map.of()).statusCode()).isEqualTo(422);
        try (var lines = CLIENT.send(
                        request("/articles/once/comments/stream")
                                .header("Last-Event-ID", "7")
                                .build(),
                        BodyHandlers.ofLines())
                .body()) {
            assertThat(until(lines.iterator(), "event: ")).isEqualTo("changed");
        }
    }

    @Test
    void whatIsHeldIsShownToItsAuthorAlone() throws Exception {
        var until = Instant.now().plus(10, ChronoUnit.MINUTES);
        services.answer("POST /articles/" + ID + "/comments", 201, """
                {"id":"%s","state":"held","authorToken":"To-ken_1","editToken":"Ed-it_1"}""".formatted(OWN));
        services.answer("GET /comments/" + OWN, 200, own("held", until));

        var plain = post("/articles/gates/comments", WITHOUT_SCRIPT);
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.headers().firstValue("Cache-Control")).hasValue("no-store");
        var page = Jsoup.parse(plain.body());
        assertThat(page.select(".own .said").text()).isEqualTo(SECRET_WORDS);
        assertThat(page.select(".own .notice").text()).contains("only you see it");
        assertThat(page.select(".own form").eachAttr("action"))
                .containsExactly(PATH + OWN + "/rewording", PATH + OWN + "/removal");
        assertThat(page.select(".own [name=editToken]").eachAttr("value")).containsOnly("Ed-it_1");

        var keeping = post("/articles/gates/comments", KEEPING);
        assertThat(keeping.headers().firstValue("Location"))
                .hasValue("/articles/gates?said=held#author=To-ken_1&own=" + OWN + ".Ed-it_1&for=" + SENDER + "&to=own-"
                        + OWN);

        assertThat(get("/articles/gates").body()).doesNotContain(SECRET_WORDS, "Ed-it_1");
        assertThat(get("/articles/gates?said=held").body()).doesNotContain(SECRET_WORDS, "Ed-it_1");
    }

    @Test
    void whatIsRefusedIsNotCalledHeld() throws Exception {
        services.answer("POST /articles/" + ID + "/comments", 201, """
                {"id":"%s","state":"rejected","authorToken":"To-ken_1","editToken":"Ed-it_1"}""".formatted(OWN));
        services.answer(
                "GET /comments/" + OWN, 200, own("rejected", Instant.now().plusSeconds(600)));

        var plain = post("/articles/gates/comments", WITHOUT_SCRIPT);
        var keeping = post("/articles/gates/comments", KEEPING);

        assertThat(Jsoup.parse(plain.body()).select(".own .notice").text()).startsWith("Your comment was not accepted");
        assertThat(keeping.headers().firstValue("Location").orElseThrow()).startsWith("/articles/gates?said=refused#");
        assertThat(page("/articles/gates?said=refused").select("#said").text())
                .startsWith("Your comment was not accepted")
                .doesNotContain("held");
    }

    /** Sent twice by mistake it is one comment; taken away or changed and sent again it is meant. */
    @ParameterizedTest
    @ValueSource(strings = {"\"state\":\"removed\"", "\"state\":\"visible\",\"reworded\":true"})
    void whatWasTakenAwayOrChangedCanBeSaidAgain(String before) throws Exception {
        var call = "POST /articles/" + ID + "/comments";
        services.answerOnce(call, 201, "{\"id\":\"" + REPLY + "\"," + before + ",\"editToken\":\"Ed-it_0\"}");
        services.answer(call, 201, """
                {"id":"%s","state":"visible","authorToken":"To-ken_1","editToken":"Ed-it_1"}""".formatted(OWN));
        services.keys().clear();

        var said = post("/articles/gates/comments", KEEPING);

        assertThat(said.headers().firstValue("Location").orElseThrow())
                .startsWith("/articles/gates?said=shown#")
                .contains("c-" + OWN);
        assertThat(services.keys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void asksForReplyNoticesOnceTheCommentIsTakenAndKeepsItWhateverBecomesOfThat() throws Exception {
        services.answer("POST /articles/" + ID + "/comments", 201, """
                {"id":"%s","state":"held","authorToken":"To-ken_1","editToken":"Ed-it_1"}""".formatted(OWN));
        services.answer("GET /comments/" + OWN, 200, own("held", Instant.now().plusSeconds(600)));
        services.answer("POST /reply-notices", 202, "{\"message\":\"x\"}");
        var letter = new HashMap<>(WITHOUT_SCRIPT);
        letter.put("notify", " eve@news.example ");
        services.received().clear();

        var plain = Jsoup.parse(post("/articles/gates/comments", letter).body());
        assertThat(plain.select(".own .notice").text()).contains("only you see it", "Please look into your mail");
        assertThat(services.received()).hasSize(2);
        assertThat(services.received().getFirst()).doesNotContain("eve@news.example");
        assertThat(services.received().getLast())
                .contains(
                        "\"email\":\"eve@news.example\"",
                        "\"commentId\":\"" + OWN + "\"",
                        "\"articleId\":\"" + ID + "\"",
                        "\"cadence\":\"instant\"",
                        "for=127.0.0.1");

        var keeping = new HashMap<>(letter);
        keeping.putAll(KEEPING);
        keeping.put("notifyCadence", "daily");
        services.answer("POST /reply-notices", 503, "{}");
        var next = post("/articles/gates/comments", keeping)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(next).startsWith("/articles/gates?said=held&replies=away#").doesNotContain("news.example");
        assertThat(page(next.substring(0, next.indexOf('#'))).select("#said").text())
                .contains("held for a look", "your comment is safe");
        assertThat(services.received().getLast()).contains("\"cadence\":\"daily\"");

        for (var refusal : Map.of(429, "away", 422, "refused").entrySet()) {
            services.answer("POST /reply-notices", refusal.getKey(), "{\"detail\":\"Not so.\"}");
            assertThat(post("/articles/gates/comments", keeping)
                            .headers()
                            .firstValue("Location")
                            .orElseThrow())
                    .startsWith("/articles/gates?said=held&replies=" + refusal.getValue() + "#");
        }

        services.received().clear();
        keeping.put("notify", "nobody");
        var refused = post("/articles/gates/comments", keeping);
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("#reply-notify-error").text())
                .isEqualTo("An e-mail address looks like name@example.org.");
        assertThat(page.select("#reply-text").val()).isEqualTo(SECRET_WORDS);
        assertThat(page.select("#reply-notifyCadence [selected]").val()).isEqualTo("daily");
        assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("reply-notify");
        assertThat(services.received()).as("nothing was posted").isEmpty();
    }

    @Test
    void showsWhatIsPinnedBeforeTheOthersAndMarksItAmongThem() throws Exception {
        var top = comment(TOP, "Ana", "First.", null, "[]", "null").replace("\"state\"", "\"pinned\":true,\"state\"");
        services.answer(
                "GET /articles/" + ID + "/comments?sort=oldest&limit=25",
                200,
                list(top).replace("{\"items\"", "{\"pinned\":[" + top + "],\"items\""));

        var page = page("/articles/gates?sort=oldest");

        assertThat(page.select(".pinned h3").text()).isEqualTo("Pinned by the editors");
        assertThat(page.select(".pinned .said").eachText()).containsExactly("First.");
        assertThat(page.select(".pinned a.more").attr("href")).isEqualTo(PATH + TOP + "#c-" + TOP);
        assertThat(page.select(".pinned [data-pinned]").eachAttr("data-pinned")).containsExactly(TOP);
        assertThat(page.select("#c-" + TOP + " .mark").text()).isEqualTo("Pinned by the editors");
        assertThat(page.select(".pinned ~ .thread .said").eachText()).containsExactly("First.");
        assertThat(page("/articles/gates").select(".pinned")).isEmpty();
    }

    @Test
    void whatCannotBeChangedAnyMoreOffersNothing() throws Exception {
        services.answer("GET /comments/" + OWN, 200, own("held", Instant.now().minusSeconds(1)));

        var page = Jsoup.parse(
                post(PATH + OWN + "/own", Map.of("editToken", "Ed-it_1")).body());

        assertThat(page.select(".own .said").text()).isEqualTo(SECRET_WORDS);
        assertThat(page.select(".own form")).isEmpty();
    }

    @Test
    void aChangeThatIsNotTakenKeepsTheWordsAndSaysWhy() throws Exception {
        services.answer("GET /comments/" + OWN, 200, own("held", Instant.now().plusSeconds(600)));
        services.answer("PATCH /comments/" + OWN, 422, """
                {"detail":"See errors.","errors":[{"field":"text","message":"Please enter your comment!"}]}""");

        var refused = post(PATH + OWN + "/rewording", Map.of("editToken", "Ed-it_1", "text", " \t"));

        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("details[open] .error").text()).isEqualTo("Please enter your comment!");
        assertThat(page.select("[autofocus]").attr("name")).isEqualTo("text");
    }

    /** Its page was opened in time. */
    @Test
    void aChangeThatComesTooLateIsToldAndItsWordsAreShown() throws Exception {
        services.answer(
                "GET /comments/" + OWN, 200, own("visible", Instant.now().minusSeconds(1)));
        services.answer("PATCH /comments/" + OWN, 409, """
                {"detail":"The time to change this comment is over."}""");
        services.answer("DELETE /comments/" + OWN, 409, """
                {"detail":"The time to change this comment is over."}""");

        var late = post(PATH + OWN + "/rewording", Map.of("editToken", "Ed-it_1", "text", "Better <words>"));
        assertThat(late.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(late.body());
        assertThat(page.select(".own [role=alert]").text()).isEqualTo("The time to change this comment is over.");
        assertThat(page.select(".own textarea[readonly]").val()).isEqualTo("Better <words>");

        var stays = post(PATH + OWN + "/removal", Map.of("editToken", "Ed-it_1"));
        assertThat(stays.statusCode()).isEqualTo(422);
        page = Jsoup.parse(stays.body());
        assertThat(page.select(".own [role=alert]").text()).isEqualTo("The time to change this comment is over.");
        assertThat(page.select(".own textarea")).isEmpty();
    }

    @Test
    void noWordsAreLostWhileCommentsAreAway() throws Exception {
        services.answer("GET /comments/" + OWN, 503, "{}");
        services.answer("PATCH /comments/" + OWN, 503, "{}");
        services.answer("POST /comments/" + OWN + "/appeal", 503, "{}");

        for (var call : List.of("/rewording", "/appeal")) {
            var away = post(PATH + OWN + call, Map.of("editToken", "Ed-it_1", "text", "Better <words>"));
            assertThat(away.statusCode()).isEqualTo(503);
            var page = Jsoup.parse(away.body());
            assertThat(page.select(".own [role=alert]").text()).contains("please send it again");
            assertThat(page.select(".own textarea[readonly]").val()).isEqualTo("Better <words>");
        }
        assertThat(post(PATH + OWN + "/own", Map.of("editToken", "Ed-it_1")).statusCode())
                .isEqualTo(503);

        services.answer("GET /comments/" + OWN, 200, own("held", Instant.now().plusSeconds(600)));
        await().until(() ->
                post(PATH + OWN + "/own", Map.of("editToken", "Ed-it_1")).statusCode() == 200);
    }

    @Test
    void theAuthorOfARejectedCommentReadsWhyAndCanAskForAnotherLook() throws Exception {
        services.answer(
                "GET /comments/" + OWN, 200, own("rejected", Instant.now().minusSeconds(1)));
        services.answer("GET /comments/" + OWN + "/statement", 200, """
                {"state":"rejected","at":"2025-05-22T11:00:00Z","decidedBy":"person","statement":"Please be kind.",
                 "rules":[{"rule":"insult","explanation":"It insults or threatens somebody."}],"appealPossible":true}""");

        var page = Jsoup.parse(
                post(PATH + OWN + "/own", Map.of("editToken", "Ed-it_1")).body());
        assertThat(page.select(".own-reasons p").eachText())
                .startsWith("A moderator decided.", "It insults or threatens somebody.");
        assertThat(page.select(".own-reasons blockquote").text()).isEqualTo("Please be kind.");
        assertThat(page.select(".own form").eachAttr("action")).containsExactly(PATH + OWN + "/appeal");

        services.answer("POST /comments/" + OWN + "/appeal", 422, """
                {"detail":"See errors.","errors":[{"field":"text","message":"Please say why you think the decision is wrong."}]}""");
        var refused = post(PATH + OWN + "/appeal", Map.of("editToken", "Ed-it_1", "text", " "));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select("details[open] .error").text())
                .isEqualTo("Please say why you think the decision is wrong.");

        services.answer("POST /comments/" + OWN + "/appeal", 201, "{}");
        services.answer("GET /comments/" + OWN + "/statement", 200, """
                {"state":"rejected","at":"2025-05-22T11:00:00Z","decidedBy":"rule","rules":[],
                 "appeal":{"at":"2025-05-22T11:00:00Z","text":"I was kind","outcome":"open"},"appealPossible":false}""");
        var taken = Jsoup.parse(post(PATH + OWN + "/appeal", Map.of("editToken", "Ed-it_1", "text", "I was kind"))
                .body());
        assertThat(taken.select(".own-reasons p").eachText())
                .containsExactly(
                        "A rule of this site decided, not a person.", "Somebody is going to look at it again.");
        assertThat(taken.select(".own form")).isEmpty();
    }

    @Test
    void whatIsGoneTellsItsAuthorStillWhy() throws Exception {
        services.answer("GET /comments/" + OWN, 410, "{}");
        services.answer("GET /comments/" + OWN + "/statement", 200, """
                {"state":"removed","at":"2025-05-22T11:00:00Z","decidedBy":"person",
                 "rules":[{"rule":"removed","explanation":"A moderator removed it."}],"appealPossible":false}""");

        var page = Jsoup.parse(
                post(PATH + OWN + "/own", Map.of("editToken", "Ed-it_1")).body());

        assertThat(page.select("[data-own=removed] .own-reasons p").eachText())
                .containsExactly("A moderator decided.", "A moderator removed it.");
        assertThat(page.select(".own form")).isEmpty();
    }

    @Test
    void whatItsAuthorTakesAwayIsGone() throws Exception {
        services.answer("DELETE /comments/" + OWN, 204, "");
        services.answer("GET /comments/" + OWN, 410, "{}");

        var gone = post(PATH + OWN + "/removal", Map.of("editToken", "Ed-it_1"));

        var page = Jsoup.parse(gone.body());
        assertThat(page.select("[data-own=removed] .notice").text()).isEqualTo("Your comment is deleted.");
        assertThat(page.select(".own form")).isEmpty();
    }

    @Test
    void readersVoteByPlainFormsAndByScript() throws Exception {
        services.answer("PUT /comments/" + REPLY + "/vote", 200, """
                {"value":1,"up":4,"down":1}""");
        var page = page("/articles/gates?sort=top");

        assertThat(page.select(".sorts a").eachText()).containsExactly("Newest first", "Oldest first", "Best first");
        assertThat(page.select(".sorts [aria-current]").text()).isEqualTo("Best first");
        var form = page.select("#c-" + REPLY + " > article .votes");
        assertThat(form.attr("action")).isEqualTo(PATH + REPLY + "/vote");
        assertThat(form.select("button").eachText()).containsExactly("▲ For it: 3", "▼ Against it: 1");
        assertThat(form.select("button").eachAttr("value")).containsExactly("1", "-1");
        assertThat(page.select("#c-" + TOP + " > article .votes")).isEmpty();

        var back = form.select("[name=back]").val();
        var voted = post(PATH + REPLY + "/vote", Map.of("value", "1", "back", back));
        assertThat(voted.statusCode()).isEqualTo(303);
        var shown = voted.headers().firstValue("Location").orElseThrow();
        assertThat(shown).isEqualTo("/articles/gates?sort=top&voted=" + REPLY + ".1#c-" + REPLY);
        var pressed = page(shown.substring(0, shown.indexOf('#'))).select("#c-" + REPLY + " > article button");
        assertThat(pressed.eachAttr("aria-pressed")).containsExactly("true", "false");
        assertThat(pressed.eachAttr("value")).containsExactly("0", "-1");

        var elsewhere = post(PATH + REPLY + "/vote", Map.of("value", "1", "back", "//example.org/articles/gates"));
        assertThat(elsewhere.headers().firstValue("Location"))
                .hasValue(PATH + REPLY + "?voted=" + REPLY + ".1#c-" + REPLY);

        var script = CLIENT.send(
                request(PATH + REPLY + "/vote")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString("value=1"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(script.body()).isEqualTo("{\"value\":1,\"up\":4,\"down\":1}");
        assertThat(post(PATH + DEEP + "/vote", Map.of("value", "1")).statusCode())
                .isEqualTo(409);
        assertThat(post(PATH + REPLY + "/vote", Map.of("value", "7")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void aReaderReportsACommentWithAReason() throws Exception {
        services.answer("POST /comments/" + ELSEWHERE + "/reports", 202, "");
        assertThat(page(PATH + ELSEWHERE).select("#c-" + ELSEWHERE + " .report").attr("href"))
                .isEqualTo(PATH + ELSEWHERE + "/report");

        var form = page(PATH + ELSEWHERE + "/report");
        assertThat(form.select(".quoted .said").text()).isEqualTo("Fourth.");
        assertThat(form.select("[name=reason]").eachAttr("value")).contains("spam", "off-topic", "other");

        var unchosen = post(PATH + ELSEWHERE + "/report", Map.of());
        assertThat(unchosen.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(unchosen.body()).select("#report-error").text())
                .isEqualTo("Please choose what is wrong with it.");

        var noted = post(PATH + ELSEWHERE + "/report", Map.of("reason", "spam"));
        assertThat(noted.statusCode()).isEqualTo(200);
        assertThat(noted.body()).contains("Your report is noted.");
        assertThat(services.received()).last().asString().endsWith(" {\"reason\":\"spam\"}");
        assertThat(get(PATH + OWN + "/report").statusCode()).isEqualTo(404);
    }

    @Test
    void openPagesAreToldWhatThisInstanceHears() throws Exception {
        try (var lines = CLIENT.send(
                        request("/articles/gates/comments/stream")
                                .header("Last-Event-ID", "7")
                                .build(),
                        BodyHandlers.ofLines())
                .body()) {
            var heard = lines.iterator();
            assertThat(until(heard, "event: ")).isEqualTo("changed");
            var listener = site.getBean(TopicTail.Listener.class);
            for (var state : List.of("held", "visible", "removed")) {
                var version = state.equals("held") ? 1 : 2;
                listener.hear(new ReceivedEvent(
                        EventType.COMMENT_EDITED,
                        UUID.fromString(DEEP),
                        version,
                        Instant.EPOCH,
                        new CommentChanged(
                                UUID.fromString(DEEP),
                                version,
                                UUID.fromString(ID),
                                null,
                                state,
                                Instant.EPOCH,
                                Instant.EPOCH)));
            }
            assertThat(until(heard, "event: ")).isEqualTo("changed");
            assertThat(until(heard, "data: ")).isEqualTo("{\"id\":\"" + DEEP + "\"}");
            assertThat(until(heard, "event: ")).isEqualTo("removed");

            listener.missed();
            assertThat(until(heard, "event: ")).isEqualTo("changed");
            assertThat(until(heard, "data: ")).isEqualTo("{}");
        }
        assertThat(get("/articles/nothing/comments/stream").statusCode()).isEqualTo(404);
    }

    private static String until(Iterator<String> lines, String beginning) {
        while (true) {
            var line = lines.next();
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
        }
    }

    @Test
    void thereIsNoFormOnceTheCommentsOfTheArticleClosed() throws Exception {
        for (var days : List.of(-1, 1)) {
            var slug = days < 0 ? "closed" : "closes";
            services.answer(
                    "GET /articles/" + slug,
                    200,
                    articleAt(slug)
                            .replace(
                                    "\"commentsOpen\":true",
                                    "\"commentsOpen\":true,\"commentsCloseAt\":\""
                                            + Instant.now().plus(Duration.ofDays(days)) + "\""));

            assertThat(page("/articles/" + slug).select("form#reply")).hasSize(days < 0 ? 0 : 1);
        }
    }

    @Test
    void whatReadersTypedIsQuotedAndLinkedSafely() throws Exception {
        services.answer(
                "GET /articles/" + ID + "/comments?sort=oldest&limit=25",
                200,
                list(comment(TOP, "Ana", "> Why?\\nSee https://example.org/a. <b>No</b>", null, "[]", "null")));

        var said = page("/articles/gates?sort=oldest").select("#c-" + TOP + " .said");

        assertThat(said.eachText()).containsExactly("Why?", "See https://example.org/a. <b>No</b>");
        assertThat(said.first().tagName()).isEqualTo("blockquote");
        assertThat(said.select("a").attr("href")).isEqualTo("https://example.org/a");
        assertThat(said.select("a").attr("rel")).isEqualTo("nofollow ugc noopener");
    }

    private static String articleAt(String slug) {
        return """
                {"id":"%s","slug":"%s","title":"Gates","html":"<p>Low water.</p>","excerpt":"Low...","authors":["CY","Ana","Bo"],
                 "tags":[],"language":"en","publishedAt":"2025-05-22T10:00:00Z","updatedAt":"2025-05-22T10:00:00Z",
                 "version":2,"readingMinutes":3,"commentCount":4,"commentsOpen":true,"corrections":[],
                 "url":"http://127.0.0.1:8080/articles/gates"}""".formatted(ID, slug);
    }

    private static String list(String items) {
        return "{\"items\":[" + items + "],\"next\":null}";
    }

    private static String comment(
            String id, String author, String text, String inReplyTo, String replies, String repliesNext) {
        return """
                {"id":"%s","author":"%s","text":"%s","postedAt":"2025-05-22T11:00:00Z","inReplyTo":%s,"state":"visible",
                 "replies":%s,"repliesNext":%s}""".formatted(id, author, text, inReplyTo == null ? null : '"' + inReplyTo + '"', replies, repliesNext);
    }

    private static String signedIn(String comment) {
        return comment.replaceFirst("\"state\"", "\"staff\":true,\"state\"");
    }

    private static String own(String state, Instant until) {
        return """
                {"id":"%s","author":"Eve","text":"%s","postedAt":"2025-05-22T11:00:00Z","state":"%s","replies":[],
                 "editableUntil":"%s"}""".formatted(OWN, SECRET_WORDS, state, until);
    }

    private static Document page(String path) throws Exception {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        var port = site.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
