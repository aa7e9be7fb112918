package io.broadsheet.newsroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.embedded.Ports;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;

/** Moderators' pages without script, with a stand-in for comment-service, also one of an older build. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskIT {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000002";
    private static final String COMMENT = "/moderation/comments/" + ID;

    private static final String REPLIES = "POST /articles/0197a0b0-0000-7000-8000-000000000001/comments";

    private StandInIssuer issuer;
    private StandInArticles comments;
    private ConfigurableApplicationContext newsroom;
    private String address;
    private TestBrowser mo;

    @BeforeAll
    void start() throws Exception {
        issuer = new StandInIssuer();
        comments = new StandInArticles();
        int port = Ports.next();
        address = "http://127.0.0.1:" + port;
        newsroom = TestNewsroom.start(
                port, address, issuer, comments, Map.of("broadsheet.newsroom.services.comments", comments.address()));
    }

    @AfterAll
    void stop() {
        newsroom.close();
        comments.close();
        issuer.close();
    }

    @BeforeEach
    void anew() {
        issuer.subject = "mo";
        issuer.scope = "openid comments:moderate";
        issuer.life = Duration.ofHours(1);
        comments.forget();
        comments.answer("POST /moderation/claims", 200, "{\"items\":[" + comment(3, "held", "") + "]}");
        comments.answer("GET " + COMMENT, 200, comment(3, "held", ""));
        comments.answer(
                "GET " + COMMENT + "/context",
                200,
                "{\"answered\":" + comment(1, "visible", "").replace("Cheap pills here", "Where is the pier?")
                        + ",\"name\":{\"approved\":12,\"rejected\":1,\"spam\":2,\"held\":0,\"complete\":false}}");
        mo = new TestBrowser(address);
    }

    /** @param decided by whom, and how: empty if by nobody */
    private static String comment(long version, String state, String decided) {
        var decisions = decided.isEmpty()
                ? ""
                : "{\"by\":\"%s\",\"at\":\"2026-11-28T10:01:00Z\",\"version\":3,\"verdict\":\"approve\",\"x\":1}"
                        .formatted(decided);
        return """
                {"id":"%s","version":%d,"articleId":"0197a0b0-0000-7000-8000-000000000001","articleTitle":"Tides",
                 "articleUrl":"http://127.0.0.1:8080/articles/tides","articleSection":"World","language":"en","author":"Ned <b>",
                 "text":"Cheap pills here","postedAt":"2026-11-28T10:00:00Z","state":"%s","since":"2026-11-28T10:00:00Z",
                 "heldFor":[{"rule":"banned-words","explanation":"x","matches":[{"in":"text","from":6,"to":11}]},
                            {"rule":"brand-new","explanation":"A rule of tomorrow."}],
                 "risk":0.83,"decisions":[%s],"new":{}}""".formatted(ID, version, state, decisions);
    }

    @Test
    void showsWhatWaitsWithItsMarksWhatItAnswersAndTheNamesHistory() throws Exception {
        var page = mo.page("/moderation");

        var card = page.selectFirst("#c-" + ID);
        assertThat(card.select(".said mark").text()).isEqualTo("pills");
        assertThat(card.select("h2").text()).isEqualTo("Ned <b>");
        assertThat(card.select(".answered-text").text()).isEqualTo("Where is the pier?");
        assertThat(card.select(".why").text()).contains("A banned word", "A rule of tomorrow.", "83 of 100");
        assertThat(card.text()).contains("12 approved, 3 rejected, 0 waiting (and more)", "World");
        assertThat(page.select("nav [aria-current]").eachText()).contains("Comments", "Queue");
    }

    @Test
    void decidesWithTheVersionThatWasReadAndTakesItBack() throws Exception {
        comments.answer("POST " + COMMENT + "/decision", 200, comment(4, "visible", "mo"));
        comments.answer("POST /moderation/undo", 200, comment(5, "held", ""));
        var form = mo.page("/moderation?section=World").selectFirst("#c-" + ID + " .verdict");

        var after =
                mo.post(form.attr("action"), TestBrowser.filled(form, Map.of("verdict", "reject", "rule", "insult")));

        var decision = comments.received("/decision");
        assertThat(decision.body()).contains("\"version\":3", "\"verdict\":\"reject\"", "\"rule\":\"insult\"");
        assertThat(decision.authorization()).startsWith("Bearer eyJ");
        assertThat(after.uri().toString()).contains("section=World", "done=" + ID);
        assertThat(after.body()).contains("Rejected.");

        var undo = Jsoup.parse(after.body()).selectFirst(".notice form");
        assertThat(mo.post(undo.attr("action"), TestBrowser.filled(undo, Map.of()))
                        .body())
                .contains("Taken back.");
        assertThat(comments.received("/undo").body()).contains("\"version\":4", ID);
    }

    @Test
    void aDecisionOnAnOlderTextIsStoppedWithTheNewerOneAtItsPlace() throws Exception {
        comments.answer(
                "POST " + COMMENT + "/decision",
                409,
                "{\"detail\":\"Changed.\",\"comment\":"
                        + comment(4, "held", "").replace("Cheap pills here", "Something nicer") + "}");
        var form = mo.page("/moderation").selectFirst("#c-" + ID + " .verdict");
        var values = TestBrowser.filled(form, Map.of("verdict", "approve"));

        var page = mo.post(form.attr("action"), values);
        assertThat(page.statusCode()).isEqualTo(409);
        assertThat(page.body()).contains("Changed.", "name=\"version\" value=\"4\"");
        assertThat(Jsoup.parse(page.body()).select(".said").text()).isEqualTo("Something nicer");

        var headers = Map.of("Origin", address, "Sec-Fetch-Site", "same-origin", "X-Form", values.get("form"));
        var part = mo.post(form.attr("action"), values, headers);
        assertThat(part.statusCode()).isEqualTo(409);
        assertThat(part.body()).startsWith("<article").doesNotContain("<html");
        assertThat(Jsoup.parse(part.body()).select(".said").text()).isEqualTo("Something nicer");
    }

    /** The first call took it back, and its answer was lost. */
    @Test
    void takingBackOnceMoreIsDone() throws Exception {
        comments.answer("POST " + COMMENT + "/decision", 200, comment(4, "visible", "mo"));
        var back = comment(5, "held", "mo").replace("\"x\":1", "\"undone\":\"2026-11-28T10:01:30Z\"");
        comments.answer("POST /moderation/undo", 409, "{\"detail\":\"Changed.\",\"comment\":" + back + "}");
        var form = mo.page("/moderation").selectFirst("#c-" + ID + " .verdict");
        var after = mo.post(form.attr("action"), TestBrowser.filled(form, Map.of("verdict", "approve")));
        var undo = Jsoup.parse(after.body()).selectFirst(".notice form");

        var again = mo.post(undo.attr("action"), TestBrowser.filled(undo, Map.of()));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).contains("Taken back.").doesNotContain("Changed.");
    }

    @Test
    void saysWhoDecidedInTheMeantime() throws Exception {
        comments.answer("POST " + COMMENT + "/decision", 409, "{\"comment\":" + comment(4, "visible", "another") + "}");
        var form = mo.page("/moderation").selectFirst("#c-" + ID + " .verdict");

        assertThat(mo.post(form.attr("action"), TestBrowser.filled(form, Map.of("verdict", "spam")))
                        .body())
                .contains("another has decided on it in the meantime.");
    }

    @Test
    void decidesOnSeveralInOneGoAndTellsWhatBecameOfEach() throws Exception {
        var gone = ID.replace("2", "9");
        comments.answer(
                "POST /moderation/comments/decisions", 200, """
                {"results":[{"id":"%s","comment":%s},{"id":"%s","comment":null,"problem":{"detail":"No such comment."}}]}""".formatted(ID, comment(4, "visible", "mo"), gone));
        comments.answer("POST /moderation/undo", 200, comment(5, "held", ""));
        var page = mo.page("/moderation?section=World");
        assertThat(page.select("[name=chosen][form=bulk]").eachAttr("value")).containsExactly(ID + ".3");
        var form = page.selectFirst("#bulk");

        var results = mo.post(
                form.attr("action"), TestBrowser.filled(form, Map.of("verdict", "approve", "chosen", ID + ".3")));

        assertThat(comments.received("/decisions").body())
                .contains("\"id\":\"" + ID + "\"", "\"version\":3", "\"verdict\":\"approve\"");
        var told = Jsoup.parse(results.body()).select(".bulk-results li");
        assertThat(told.eachText().getFirst()).contains("Ned <b>", "Approved.", "Take it back");
        assertThat(told.eachText().getLast()).contains("No such comment.").doesNotContain("Take it back");
        var undo = told.first().selectFirst("form");
        assertThat(mo.post(undo.attr("action"), TestBrowser.filled(undo, Map.of()))
                        .uri()
                        .toString())
                .contains("section=World");
        assertThat(comments.received("/undo").body()).contains("\"version\":4");

        var none = mo.post(form.attr("action"), TestBrowser.filled(form, Map.of("verdict", "approve")));
        assertThat(none.uri().toString()).endsWith("/moderation?section=World");
        assertThat(mo.post(form.attr("action"), TestBrowser.filled(form, Map.of("verdict", "approve", "chosen", "x.y")))
                        .statusCode())
                .isEqualTo(400);
    }

    /** Published by a decision of another moderator, and opened among those. */
    private Element published() throws Exception {
        var visible = comment(4, "visible", "another").replace("\"new\"", "\"pinned\":false,\"new\"");
        comments.answer("GET /moderation/comments", 200, "{\"items\":[" + visible + "]}");
        comments.answer("GET " + COMMENT, 200, visible);
        comments.answer("PUT " + COMMENT + "/pin", 200, visible.replace("\"pinned\":false", "\"pinned\":true"));
        return mo.page("/moderation?state=visible").selectFirst("#c-" + ID);
    }

    @Test
    void pinsAndSaysWhyThereIsNoFourth() throws Exception {
        var pin = published().selectFirst("form.pin");

        assertThat(mo.post(pin.attr("action"), TestBrowser.filled(pin, Map.of()))
                        .body())
                .contains("Pinned: it stands before the others.");
        comments.answer("PUT " + COMMENT + "/pin", 409, "{\"detail\":\"Three are pinned.\"}");
        assertThat(mo.post(pin.attr("action"), TestBrowser.filled(pin, Map.of()))
                        .body())
                .contains("Three are pinned.")
                .doesNotContain("in the meantime");
    }

    @Test
    void repliesAsThePaperOncePerForm() throws Exception {
        comments.answer(REPLIES, 201, "{\"id\":\"x\",\"state\":\"visible\"}");
        var reply = published().selectFirst("form.reply-form");
        var typed = TestBrowser.filled(reply, Map.of("text", "Thank you."));

        assertThat(mo.post(reply.attr("action"), typed).body()).contains("Your reply is posted");
        var sent = comments.received("/comments");
        assertThat(sent.body()).contains("\"text\":\"Thank you.\"", "\"inReplyTo\":\"" + ID + "\"", "\"author\":\"");
        assertThat(sent.authorization()).startsWith("Bearer eyJ");
        assertThat(sent.key()).isEqualTo("desk-" + typed.get("key"));
        assertThat(published().selectFirst("form.reply-form [name=key]").val()).isNotEqualTo(typed.get("key"));
        assertThat(mo.page("/moderation").select("form.reply-form, form.pin"))
                .as("of what readers do not see")
                .isEmpty();
    }

    @Test
    void aReplyThatReadersDoNotSeeIsNotSaidToBePosted() throws Exception {
        comments.answer(REPLIES, 201, "{\"id\":\"x\",\"state\":\"removed\"}");
        var reply = published().selectFirst("form.reply-form");
        var typed = TestBrowser.filled(reply, Map.of("text", "Thank you."));

        var again = mo.post(reply.attr("action"), typed);

        assertThat(again.body()).doesNotContain("Your reply is posted").contains("Readers do not see this reply");
        var form = Jsoup.parse(again.body()).selectFirst("form.reply-form");
        assertThat(TestBrowser.filled(form, Map.of()))
                .containsEntry("text", "Thank you.")
                .doesNotContainEntry("key", typed.get("key"));
    }

    @Test
    void whatWasTypedAndNotTakenStaysInTheCard() throws Exception {
        comments.answer(REPLIES, 409, "{\"detail\":\"Comments on this article are closed.\"}");
        var reply = published().selectFirst("form.reply-form");
        comments.answer("GET " + COMMENT, 200, comment(5, "rejected", "another"));

        var refused = mo.post(
                reply.attr("action"), TestBrowser.filled(reply, Map.of("text", "One\n<b>.", "author", "The Paper")));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("Comments on this article are closed.")
                .doesNotContain("another has decided");
        var form = Jsoup.parse(refused.body()).selectFirst("form.reply-form");
        assertThat(form.select("details[open]")).hasSize(1);
        assertThat(TestBrowser.filled(form, Map.of()))
                .containsEntry("text", "One\n<b>.")
                .containsEntry("author", "The Paper");
        assertThat(Jsoup.parse(refused.body()).select(".verdict details[open], .note-form details[open]"))
                .isEmpty();

        comments.answer("POST " + COMMENT + "/decision", 409, "{\"detail\":\"Changed.\"}");
        var verdict = published().selectFirst(".verdict");
        var grounds = Map.of("verdict", "reject", "rule", "insult", "statement", "Please be kind.");
        var stopped = mo.post(verdict.attr("action"), TestBrowser.filled(verdict, grounds));
        var card = Jsoup.parse(stopped.body());
        assertThat(card.select(".verdict [name=rule] [selected]").val()).isEqualTo("insult");
        assertThat(card.select(".verdict [name=statement]").text()).isEqualTo("Please be kind.");
    }

    @Test
    void whatWasTypedOfACommentThatIsGoneIsShownForCopying() throws Exception {
        var note = published().selectFirst(".note-form");
        var typed = TestBrowser.filled(note, Map.of("text", "Ask the <lawyer>."));
        comments.answer("POST " + COMMENT + "/notes", 409, "{\"detail\":\"It was removed.\"}");
        comments.answer("GET " + COMMENT, 200, comment(6, "removed", "").replace("\"text\":\"Cheap pills here\",", ""));

        var removed = mo.post(note.attr("action"), typed);

        assertThat(removed.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(removed.body()).select(".kept-text").eachText()).containsExactly("Ask the <lawyer>.");

        comments.answer("POST " + COMMENT + "/notes", 404, "{}");
        comments.answer("GET " + COMMENT, 404, "{}");
        var forgotten = mo.post(note.attr("action"), typed);
        assertThat(forgotten.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(forgotten.body()).select(".kept-text").eachText())
                .containsExactly("Ask the <lawyer>.");
    }

    @Test
    void whatWasTypedIsKeptWhereTheRoleIsTakenAwayMeanwhile() throws Exception {
        issuer.life = Duration.ofSeconds(60);
        var note = published().selectFirst(".note-form");
        comments.answer("GET /moderation/policy", 200, "{\"mode\":\"hold-first\",\"linksAllowed\":1,\"version\":0}");
        var policy = mo.page("/moderation/policy").selectFirst("form[action=/moderation/policy]");
        issuer.scope = "openid articles:write";

        var refused = mo.post(note.attr("action"), TestBrowser.filled(note, Map.of("text", "Ask the <lawyer>.")));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(refused.body()).select(".kept-text").eachText()).containsExactly("Ask the <lawyer>.");
        var words = mo.post(policy.attr("action"), TestBrowser.filled(policy, Map.of("bannedWords", "pills\nkasino")));
        assertThat(words.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(words.body()).select(".kept-text").text()).contains("pills", "kasino");
        var headers = Map.of("Origin", address, "Sec-Fetch-Site", "same-origin", "X-Form", formOf(note));
        assertThat(mo.post(note.attr("action"), Map.of("text", "Ask."), headers).body())
                .as("for script")
                .isEmpty();
    }

    private static String formOf(Element form) {
        return form.selectFirst("[name=form]").val();
    }

    @Test
    void aMeasureThatIsSentAgainIsTheSameCall() throws Exception {
        comments.answer("GET /moderation/measures", 200, "{\"items\":[],\"next\":null}");
        comments.answer("POST /moderation/measures", 503, "{}");
        var form = mo.page("/moderation/measures").selectFirst("form[action='/moderation/measures']");
        var filled = TestBrowser.filled(form, Map.of("name", "Ned", "reason", "Insults", "days", "30"));
        assertThat(mo.post("/moderation/measures", filled).statusCode()).isEqualTo(503);
        var lost = comments.received("/moderation/measures");
        comments.answer(
                "POST /moderation/measures",
                201,
                "{\"id\":\"%s\",\"kind\":\"name\",\"name\":\"Ned\",\"until\":\"2026-12-28T10:00:00Z\"}".formatted(ID));

        assertThat(mo.post("/moderation/measures", filled).statusCode()).isEqualTo(200);

        var again = comments.received("/moderation/measures");
        assertThat(again.key()).isNotBlank().isEqualTo(lost.key());
        assertThat(again.body()).isEqualTo(lost.body());
    }

    @Test
    void onlyModeratorsSeeItOrFindTheWay() throws Exception {
        issuer.scope = "openid articles:write";
        comments.answer("GET /newsroom/articles", 200, "{\"items\":[],\"next\":null}");

        assertThat(mo.get("/moderation").statusCode()).isEqualTo(403);
        assertThat(mo.get("/moderation/score").statusCode()).isEqualTo(403);
        assertThat(mo.page("/articles").select("nav a").eachText()).doesNotContain("Comments");
        assertThat(comments.received).isEmpty();
    }

    @Test
    void aFormFromElsewhereDecidesNothing() throws Exception {
        mo.page("/moderation");
        comments.received.clear();

        var foreign = mo.post(
                COMMENT + "/decision",
                Map.of("verdict", "approve", "version", "3"),
                Map.of("Origin", "https://evil.example"));

        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(comments.received).isEmpty();
    }

    @Test
    void saysWhoEndedAMeasure() throws Exception {
        comments.answer("GET /moderation/measures", 200, "{\"items\":[],\"next\":null}");
        comments.answer("GET /moderation/measures/ended", 200, """
                {"items":[{"id":"%s","kind":"name","reason":"Shouts","by":"mod-8","at":"2026-11-28T10:00:00Z",
                 "until":"2026-12-28T10:00:00Z","endedAt":"2026-11-28T11:00:00Z","endedBy":"mod-9"}],"next":null}""".formatted(ID));

        assertThat(mo.page("/moderation/measures")
                        .select("[aria-labelledby=over]")
                        .text())
                .contains("A name: ended", "by mod-9", "Shouts", "by mod-8");
    }

    @Test
    void namesModeratorsAsTheirTokensDid() throws Exception {
        comments.answer(
                "GET " + COMMENT, 200, comment(4, "visible", "mod-8").replace("\"x\":1", "\"byName\":\"Ines Roth\""));

        assertThat(mo.page(COMMENT).select(".card").text()).contains("Ines Roth (mod-8)");
        for (var told : Map.of(
                        "", "mod-8 is looking", ",\"claimedByName\":\"Ines Roth\"", "Ines Roth (mod-8) is looking")
                .entrySet()) {
            comments.answer(
                    "GET " + COMMENT,
                    200,
                    comment(4, "held", "").replace("\"new\"", "\"claimedBy\":\"mod-8\"" + told.getKey() + ",\"new\""));
            assertThat(mo.page(COMMENT).select(".card").text()).contains(told.getValue());
        }
    }

    @Test
    void anOlderServiceGivesTheListAndTheRestSaysThatItIsNotOffered() throws Exception {
        comments.forget();
        comments.answer("GET /moderation/comments", 200, "{\"items\":[" + comment(3, "held", "") + "],\"next\":\"n\"}");
        comments.answer("GET /moderation/policy", 200, "{\"mode\":\"hold-first\",\"linksAllowed\":1,\"version\":0}");

        assertThat(mo.page("/moderation").select(".card")).hasSize(1);
        assertThat(mo.page("/moderation").select(".card-about a[href^=/moderation?article=]"))
                .hasSize(1);
        assertThat(mo.page("/moderation").selectFirst("[rel=next]").attr("href"))
                .contains("after=n");
        for (var path : new String[] {"/moderation/measures", "/moderation/statistics", "/moderation/score"}) {
            assertThat(mo.page(path).select(".notice")).as(path).hasSize(1);
        }
        assertThat(mo.page("/moderation/policy").select("[name=linksAllowed]").val())
                .isEqualTo("1");
    }

    @Test
    void triesAPolicyBeforeItCounts() throws Exception {
        comments.answer("GET /moderation/policy", 200, """
                {"version":7,"by":"mo","at":"2026-11-28T10:00:00Z","mode":"hold-first","linksAllowed":1,
                 "phases":[{"phase":"banned-words","action":"refuse"}],"limits":{"shortest":1,"longest":5000,"provenAfter":1,"reportsToHold":3,"scoreAt":0.9},
                 "bannedWords":[{"word":"pills","language":null}],"suspectWords":[]}""");
        comments.answer("POST /moderation/policy/trial", 200, """
                {"compared":500,"moreHeld":37,"moreRefused":4,"moreLetThrough":12,"today":{"held":80,"refused":3,"letThrough":417},
                 "tried":{"held":105,"refused":7,"letThrough":388},"comments":[{"comment":%s,"today":"let-through",
                 "tried":"held","heldFor":[{"rule":"banned-words"}]}],"uncounted":["muted","perName","of-tomorrow"]}""".formatted(comment(3, "visible", "")));
        comments.answer("PUT /moderation/policy", 412, "{}");
        var form = mo.page("/moderation/policy").selectFirst("form[action=/moderation/policy]");
        var typed = TestBrowser.filled(
                form, Map.of("mode", "none", "then", "trial", "last", "500", "action-banned-words", "hold"));

        var tried = mo.post("/moderation/policy", typed);
        assertThat(tried.body())
                .contains(
                        "held 37 more, refused 4 more",
                        "let through today, held with this one",
                        "nothing is known of it: muted names and networks, comments a minute of one name.");
        assertThat(comments.received("/trial").body())
                .contains("\"mode\":\"none\"", "\"last\":500", "\"longest\":5000");

        typed.put("then", "save");
        assertThat(mo.post("/moderation/policy", typed).body()).contains("Somebody has changed the policy");
        assertThat(comments.received("/policy").ifMatch()).isEqualTo("\"7\"");

        comments.answer("GET /moderation/policy", 200, """
                {"version":8,"by":"mo","at":"2026-11-28T10:00:00Z","mode":"none","linksAllowed":1,
                 "phases":[{"phase":"banned-words","action":"hold"}],"limits":{"shortest":1,"longest":5000,"provenAfter":1,"reportsToHold":3,"scoreAt":0.9},
                 "bannedWords":[{"word":"pills","language":null}],"suspectWords":[]}""");
        form.select("select[name^=action-]")
                .forEach(action -> typed.putIfAbsent(
                        action.attr("name"), action.select("option[selected]").val()));
        assertThat(mo.post("/moderation/policy", typed).body())
                .as("what was done by the call before, whose answer was lost")
                .doesNotContain("Somebody has changed the policy");

        typed.put("longest", "a lot");
        assertThat(mo.post("/moderation/policy", typed).statusCode()).isEqualTo(422);
    }

    /** Of a comment-service that is newer than this. */
    @Test
    void keepsPhasesOfAPolicyThatItDoesNotKnow() throws Exception {
        comments.answer("GET /moderation/policy", 200, """
                {"version":7,"by":"mo","at":"2026-11-28T10:00:00Z","mode":"hold-first","linksAllowed":1,
                 "phases":[{"phase":"of-tomorrow","action":"refuse"}],"limits":{"shortest":1,"longest":5000,"provenAfter":1,"reportsToHold":3,"scoreAt":0.9},
                 "bannedWords":[],"suspectWords":[]}""");
        comments.answer("PUT /moderation/policy", 412, "{}");
        var form = mo.page("/moderation/policy").selectFirst("form[action=/moderation/policy]");
        assertThat(form.select("#phase-of-tomorrow").text()).isEqualTo("of-tomorrow");
        var typed = TestBrowser.filled(form, Map.of("bannedWords", "pills", "then", "save"));
        form.select("select[name^=action-]")
                .forEach(action -> typed.put(
                        action.attr("name"), action.select("option[selected]").val()));

        mo.post("/moderation/policy", typed);

        assertThat(comments.received("/policy").body())
                .containsPattern("\\{[^{]*\"of-tomorrow\"[^}]*}")
                .containsPattern("\\{[^{]*\"refuse\"[^}]*}");
    }

    @Test
    void showsNumbersAndWhatWasLearned() throws Exception {
        comments.answer("GET /moderation/statistics", 200, """
                {"queue":{"length":12,"oldestSince":"2026-11-28T10:00:00Z","appeals":1,"byRule":{"first-comment":9}},"days":7,
                 "complete":true,"phases":[{"rule":"many-links","held":40,"approved":31,"rejected":9}],
                 "moderators":[{"by":"mo","decisions":120,"overturned":2,"undone":1}],
                 "timeToDecision":{"median":"PT4M","ninetieth":"PT2H","slowest":"PT9H"}}""");
        comments.answer("GET /moderation/score", 200, """
                {"training":{"state":"idle","finishedAt":"2026-11-28T10:00:00Z"},"outside":null,"languages":[
                 {"language":"fi","state":"not-enough-decisions","approved":3,"refused":5,"needed":100,"model":null},
                 {"language":"sv","state":"learned","approved":150,"refused":150,"needed":100,"model":{"version":2,
                  "trainedAt":"2026-11-28T10:00:00Z","learnedFrom":300,"heldOut":{"decisions":60,"refused":30,"thresholds":[
                  {"threshold":0.5,"held":31,"precision":{"value":0.9,"low":0.75,"high":0.97,"of":31},
                   "recall":{"value":0.93,"low":0.79,"high":0.98,"of":30}}]},"since":null,
                  "refusing":[{"word":"idiot","weight":3.1,"comments":40}],"approving":[]}}]}""");

        assertThat(mo.page("/moderation/statistics").text())
                .contains("Many links", "78 % approved", "4 min", "you 120 2 1");
        assertThat(mo.page("/moderation/score").text())
                .contains("Not enough decisions yet: 3 approvals and 5 refusals", "90 % (75 to 97)", "idiot", "Swedish")
                .doesNotContain("by itself");
        assertThat(mo.get("/moderation/score").body()).as("nothing is awaited").doesNotContain("<progress");
        comments.answer("GET /moderation/score", 200, """
                {"training":{"state":"running","finishedAt":"2026-11-28T10:00:00Z","read":12500},"languages":[]}""");
        assertThat(mo.get("/moderation/score").body())
                .contains("<progress aria-label=\"Learning\"", "12,500 decisions read so far");

        for (var told : List.of("hold: refuses none by itself", "refuse: it refuses comments by itself")) {
            comments.answer("GET /moderation/policy", 200, """
                    {"version":4,"mode":"hold-first","phases":[{"phase":"score","action":"%s"}]}""".formatted(told.split(": ")[0]));
            assertThat(mo.page("/moderation/score").text()).contains(told.split(": ")[1]);
        }
    }

    @Test
    void whatOthersDoIsToldAsCommentServiceTellsIt() throws Exception {
        var told = "event: changed\ndata: {\"id\":\"" + ID + "\",\"version\":4,\"state\":\"visible\"}\n\n";
        comments.answer(
                "GET /moderation/stream",
                200,
                ":\n\nid: 1\nretry: 3000\n\nid: 7\n" + told + "event: odd\ndata: {}\n\n");
        mo.page("/moderation");

        var stream = mo.get("/moderation/stream");

        assertThat(stream.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        assertThat(stream.body()).contains("retry: 3000\n", told).doesNotContain("odd", "retry: 300000");
    }

    @Test
    void anOlderCommentServiceIsNotAskedForEventsAllTheTime() throws Exception {
        mo.page("/moderation");

        assertThat(mo.get("/moderation/stream").body()).contains("retry: 300000\n");
    }

    @Test
    void strangersAndOthersAreToldNothing() throws Exception {
        var stranger = new TestBrowser(address);
        assertThat(stranger.events("/moderation/stream").statusCode()).isEqualTo(401);

        issuer.scope = "openid articles:write";
        var ann = new TestBrowser(address);
        ann.page("/articles");
        assertThat(ann.events("/moderation/stream").statusCode()).isEqualTo(403);
    }

    private static final String ARTICLE = "0197a0b0-0000-7000-8000-000000000001";
    private static final String REPLY = "0197a0b0-0000-7000-8000-000000000003";
    private static final String OF_ARTICLE = "/articles/" + ARTICLE + "/comments";

    /** Somebody who writes, and decides on no comment. */
    private TestBrowser author() {
        issuer.subject = "ann";
        issuer.scope = "openid articles:write";
        comments.answer("GET /newsroom/articles/" + ARTICLE, 200, """
                {"id":"%s","slug":"tides","state":"published","version":3,"title":"Tides","authors":["Ann Lee"],
                 "changedAt":"2026-11-28T10:00:00Z"}""".formatted(ARTICLE));
        comments.answer("GET " + OF_ARTICLE, 200, """
                {"items":[{"id":"%s","author":"Ned <b>","text":"Why four o'clock?","postedAt":"2026-11-28T10:00:00Z","new":1,
                  "state":"visible","repliesNext":"abc","repliesLeft":12,"replies":[
                   {"id":"%s","author":"Ann Lee","text":"So it was.","staff":true,"ownName":true,"state":"visible",
                    "postedAt":"2026-11-28T11:00:00Z"}]},
                  {"id":"0197a0b0-0000-7000-8000-000000000004","author":"Ann Lee","text":"Me too","staff":true,"state":"visible",
                   "postedAt":"2026-11-28T11:00:00Z"}],"next":"xyz","pinned":[]}""".formatted(ID, REPLY));
        return new TestBrowser(address);
    }

    @Test
    void whoWritesReadsWhatReadersSayAndAnswersAsOneOfThePaper() throws Exception {
        var ann = author();
        comments.answer("POST " + OF_ARTICLE, 201, "{\"id\":\"" + REPLY + "\",\"state\":\"visible\"}");

        var page = ann.page(OF_ARTICLE);
        assertThat(page.select("#c-" + ID + " > .said").text()).isEqualTo("Why four o'clock?");
        assertThat(page.select("#c-" + ID + " .state").eachText()).containsExactly("Author");
        assertThat(page.select("#c-0197a0b0-0000-7000-8000-000000000004 .state").text())
                .isEqualTo("Newsroom");
        assertThat(page.select("a[href='" + OF_ARTICLE + "?thread=" + ID + "']").text())
                .isEqualTo("12 more replies");
        assertThat(page.select("a[rel=next]").attr("href")).isEqualTo(OF_ARTICLE + "?after=xyz");
        var form = ann.page(page.selectFirst("#c-" + ID + " > .actions a").attr("href"))
                .selectFirst("#c-" + ID + " form");
        assertThat(form.select("[name=author]").attr("value")).isNotEmpty();

        var after = ann.post(form.attr("action"), TestBrowser.filled(form, Map.of("text", "It was.")));

        var posted = comments.received(OF_ARTICLE);
        assertThat(posted.body()).contains("\"inReplyTo\":\"" + ID + "\"", "\"text\":\"It was.\"");
        assertThat(posted.authorization()).startsWith("Bearer eyJ");
        assertThat(posted.key())
                .isEqualTo("article-" + form.select("[name=key]").attr("value"));
        assertThat(after.uri().toString()).contains("posted=" + REPLY);
        assertThat(after.body()).contains("readers see it");
        assertThat(ann.get("/moderation").statusCode()).isEqualTo(403);
    }

    @Test
    void anAnswerThatIsNotTakenIsNotLost() throws Exception {
        var ann = author();
        comments.answer("POST " + OF_ARTICLE, 409, "{\"detail\":\"Comments are closed.\"}");
        var form = ann.page(OF_ARTICLE + "?reply=" + ID).selectFirst("#c-" + ID + " form");

        var refused = ann.post(form.attr("action"), TestBrowser.filled(form, Map.of("text", "Much typed.")));

        var page = Jsoup.parse(refused.body());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(page.select("[role=alert]").text()).isEqualTo("Comments are closed.");
        assertThat(page.select("#c-" + ID + " textarea").text()).isEqualTo("Much typed.");
        assertThat(page.select("[name=key]").attr("value"))
                .isEqualTo(form.select("[name=key]").attr("value"));

        var elsewhere = new HashMap<>(TestBrowser.filled(form, Map.of("text", "Much typed.")));
        elsewhere.put("to", "0197a0b0-0000-7000-8000-000000000009");
        var answer = Jsoup.parse(ann.post(form.attr("action"), elsewhere).body());
        assertThat(answer.select("#reply summary").text())
                .as("it answers one of another page")
                .isEqualTo("Answer");
        assertThat(answer.select("#reply [name=to]").attr("value")).isEqualTo(elsewhere.get("to"));

        comments.answer("GET " + OF_ARTICLE, 410, "{}");
        var gone = Jsoup.parse(ann.post(form.attr("action"), TestBrowser.filled(form, Map.of("text", "Much typed.")))
                .body());
        assertThat(gone.select("textarea").text()).isEqualTo("Much typed.");
        assertThat(gone.text()).contains("Readers cannot see this article");
    }
}
