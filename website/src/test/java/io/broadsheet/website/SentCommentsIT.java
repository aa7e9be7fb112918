package io.broadsheet.website;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** What readers send is theirs: it is not lost, and what they get for it nobody else gets. */
class SentCommentsIT {

    private static final String ID = "0197a0b0-0000-7000-8000-000000000001";
    private static final String OWN = "0197a0b0-0000-7000-8000-0000000000c9";
    private static final String POSTING = "POST /articles/" + ID + "/comments";
    private static final String FORM = "/articles/gates/comments";
    private static final String SENDER = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> LETTER = Map.of("author", "Max", "text", "First!", "note", "");

    /** As many as a network may send in a minute, and some more. */
    private static final int TOO_MANY = 70;

    private static final String CROWDED = "192.0.2.2";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static StandIns services;
    private static ConfigurableApplicationContext site;

    @BeforeAll
    static void start() {
        AdjustableClock.AHEAD.set(0);
        services = new StandIns();
        services.answer("GET /articles/gates", 200, article("gates"));
        services.answer("GET /articles/" + ID + "/comments?sort=newest&limit=25", 200, "{\"items\":[],\"next\":null}");
        services.answer(
                "GET /comments/" + OWN, 200, """
                {"id":"%s","author":"Max","text":"First!","postedAt":"2025-05-22T11:00:00Z","state":"held","replies":[],
                 "editableUntil":"%s"}""".formatted(OWN, Instant.now().plusSeconds(600)));
        site = TestSite.start(
                services.address(),
                services.address(),
                services.address(),
                Map.of(
                        "broadsheet.trusted-proxies", "127.0.0.1",
                        // Nothing comes back to a network while a test goes on.
                        "broadsheet.rate-limits.forms.per", "1h"));
    }

    @AfterAll
    static void stop() {
        site.close();
        services.close();
    }

    private static String article(String slug) {
        return """
                {"id":"%s","slug":"%s","title":"Gates","html":"<p>Low water.</p>","excerpt":"Low...","authors":["CY"],
                 "tags":[],"language":"en","publishedAt":"2025-05-22T10:00:00Z","updatedAt":"2025-05-22T10:00:00Z",
                 "version":2,"readingMinutes":3,"commentCount":4,"commentsOpen":true,"corrections":[],
                 "url":"http://127.0.0.1:8080/articles/gates"}""".formatted(ID, slug);
    }

    private static String posted(String further) {
        return """
                {"id":"%s","state":"held","authorToken":"To-ken_1","editToken":"Ed-it_1"%s}""".formatted(OWN, further);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none-yet"})
    void aNeighbourWhoSaysTheSameIsToldAndGetsNobodysTokens(String authorToken) throws Exception {
        services.answerOnce(POSTING, 201, posted(""));
        services.answerOnce(POSTING, 201, posted(",\"repeated\":true"));
        var letter = new HashMap<>(LETTER);
        letter.put("authorToken", authorToken);

        var first = post(FORM, LETTER);
        var neighbours = post(FORM, letter);

        assertThat(Jsoup.parse(first.body()).select(".own [name=editToken]").eachAttr("value"))
                .containsOnly("Ed-it_1");
        assertThat(neighbours.statusCode()).isEqualTo(303);
        var next = neighbours.headers().firstValue("Location").orElseThrow();
        assertThat(next).isEqualTo("/articles/gates?said=before#comments");
        assertThat(neighbours.body()).doesNotContain("Ed-it_1", "To-ken_1");
        var page = CLIENT.send(request("/articles/gates?said=before").build(), BodyHandlers.ofString());
        assertThat(Jsoup.parse(page.body()).select("#said").text()).contains("no second comment was made");
    }

    /** Who cannot be told apart by a secret would have one comment together. */
    @Test
    void theSameWordsOfTwoBrowsersAreTwoCommentsAndOfOneAreOne() throws Exception {
        services.answer(POSTING, 201, posted(",\"repeated\":true"));
        services.keys().clear();
        var letter = new HashMap<>(LETTER);
        letter.put("authorToken", "none-yet");
        letter.put("sender", SENDER);

        var kept = post(FORM, letter);
        letter.put("authorToken", "To-ken_1");
        post(FORM, letter);
        letter.put("sender", SENDER.replace('0', '1'));
        post(FORM, letter);
        post(FORM, LETTER);

        assertThat(kept.headers().firstValue("Location"))
                .as("its own answer once more")
                .hasValue("/articles/gates?said=held#author=To-ken_1&own=" + OWN + ".Ed-it_1&for=" + SENDER + "&to=own-"
                        + OWN);
        assertThat(services.keys()).hasSize(4);
        assertThat(services.keys().get(1)).isEqualTo(services.keys().get(0));
        assertThat(services.keys().subList(1, 4)).doesNotHaveDuplicates();
    }

    /** A token must not be taken from any link that somebody makes up. */
    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef&to=x"})
    void whoeverSendsNoSecretGetsNoFragmentWithTokens(String sender) throws Exception {
        services.answer(POSTING, 201, posted(""));
        var letter = new HashMap<>(LETTER);
        letter.put("authorToken", "none-yet");
        letter.put("sender", sender);

        var answer = post(FORM, letter);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Jsoup.parse(answer.body()).select(".own .said").text()).isEqualTo("First!");
    }

    @Test
    void whatIsSentWhileItsArticleMovesIsPosted() throws Exception {
        services.answer("GET /articles/doors", 301, "/articles/g%C3%A4tes");
        services.answer("GET /articles/g%C3%A4tes", 200, article("gätes"));
        services.answer(POSTING, 201, posted(""));
        services.answer("PUT /comments/" + OWN + "/vote", 200, "{\"value\":1,\"up\":4,\"down\":1}");
        services.received().clear();
        var letter = new HashMap<>(LETTER);
        letter.put("authorToken", "none-yet");
        letter.put("sender", SENDER);

        var taken = post("/articles/doors/comments", letter);
        var asked = page(post("/articles/doors/comments", Map.of("text", "First!", "note", "x")), 422);
        var voted = post(
                "/articles/doors/comments/" + OWN + "/vote", Map.of("value", "1", "back", "/articles/doors?sort=top"));

        assertThat(taken.statusCode()).isEqualTo(303);
        assertThat(taken.headers().firstValue("Location").orElseThrow()).startsWith("/articles/g%C3%A4tes?said=held#");
        assertThat(services.received()).singleElement().asString().contains("First!");
        assertThat(asked.select("#reply-text").val()).isEqualTo("First!");
        assertThat(asked.select("form#reply").attr("action")).isEqualTo("/articles/g%C3%A4tes/comments");
        assertThat(voted.headers().firstValue("Location").orElseThrow())
                .isEqualTo("/articles/g%C3%A4tes/comments/" + OWN + "?voted=" + OWN + ".1#c-" + OWN);
    }

    @Test
    void aVoteThatCannotBeTakenForTheMomentIsNoRefusal() throws Exception {
        services.answerOnce("PUT /comments/" + OWN + "/vote", 503, "{}");
        services.answerOnce("PUT /comments/" + OWN + "/vote", 503, "{}");
        var path = "/articles/gates/comments/" + OWN + "/vote";

        var told = page(post(path, Map.of("value", "1")), 503);
        var script = CLIENT.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(BodyPublishers.ofString("value=1"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(told.text()).contains("Your vote could not be sent");
        assertThat(script.statusCode()).isEqualTo(503);
        assertThat(script.body()).contains("Your vote could not be sent");
    }

    @ParameterizedTest
    @CsvSource({"withdrawn, 410", "erased, 410", "nothing, 404"})
    void whatIsSentToAnArticleThatIsNotThereComesBack(String slug, int status) throws Exception {
        services.answer("GET /articles/withdrawn", 410, "{\"state\":\"withdrawn\",\"reason\":\"Wrong.\"}");
        services.answer("GET /articles/erased", 410, "{\"state\":\"erased\"}");

        var told = page(post("/articles/" + slug + "/comments", LETTER), status);

        assertThat(told.select("#reply-text").val()).isEqualTo("First!");
        assertThat(told.select("#reply-author").val()).isEqualTo("Max");
        assertThat(told.select("#reply-errors").text()).contains("no longer at this address");
    }

    @Test
    void whatIsSentOnceTheCommentsClosedComesBack() throws Exception {
        var closed = article("closed").replace("\"commentsOpen\":true", "\"commentsOpen\":false");
        services.answer("GET /articles/closed", 200, closed);
        services.answerOnce(POSTING, 409, "{\"detail\":\"Comments on this article are closed.\"}");

        var told = page(post("/articles/closed/comments", LETTER), 422);

        assertThat(told.select("#reply-text").val()).isEqualTo("First!");
        assertThat(told.select("#reply-errors").text()).contains("Comments on this article are closed.");
    }

    @Test
    void theLimitOfANetworkTakesNobodysWords() throws Exception {
        var tooMuch = sentFrom(CROWDED, FORM, Map.of("note", "x"));
        for (int sent = 0; sent < TOO_MANY && tooMuch.statusCode() != 429; sent++) {
            tooMuch = sentFrom(CROWDED, FORM, Map.of("note", "x"));
        }
        services.received().clear();

        var comment = sentFrom(CROWDED, FORM, LETTER);
        var told = page(comment, 429);
        assertThat(comment.headers().firstValue("Retry-After")).isPresent();
        assertThat(comment.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(told.select("#reply-text").val()).isEqualTo("First!");
        assertThat(told.select("#reply-author").val()).isEqualTo("Max");
        assertThat(told.select("form#reply").attr("action")).isEqualTo(FORM);
        assertThat(told.select("#reply-errors").text()).contains("Much is being sent from your network");

        for (var change : new String[] {"/rewording", "/appeal"}) {
            told = page(
                    sentFrom(
                            CROWDED,
                            FORM + "/" + OWN + change,
                            Map.of("editToken", "Ed-it_1", "text", "Better <words>")),
                    429);
            assertThat(told.select(".own textarea[readonly]").val()).isEqualTo("Better <words>");
            assertThat(told.select(".own [role=alert]").text()).contains("Much is being sent");
            assertThat(told.select("a.more").attr("href")).isEqualTo("/articles/gates#comments");
        }
        told = page(sentFrom(CROWDED, FORM + "/" + OWN + "/removal", Map.of("editToken", "Ed-it_1")), 429);
        assertThat(told.select("h1").text()).isEqualTo("A little slower, please");
        assertThat(services.received()).isEmpty();
    }

    private static Document page(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return Jsoup.parse(answer.body());
    }

    private static HttpResponse<String> post(String path, Map<String, String> form) throws Exception {
        return sentFrom("192.0.2.1", path, form);
    }

    private static HttpResponse<String> sentFrom(String network, String path, Map<String, String> form)
            throws Exception {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return CLIENT.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Forwarded", "for=" + network)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        var port = site.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
