package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

@CommentServiceTest
class ReadersIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    private Visitors visitors;
    private UUID article;
    private String list;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        list = "/articles/" + article + "/comments";
        articles.put(article, 1, article("tides", "Tides", true));
    }

    @Test
    void firstCommentOfAnAuthorIsSeenWhenApprovedAndTheNextAtOnce() {
        String author = "Zoë " + UUID.randomUUID();
        var first = visitors.posted(article, author, "“Quite.”");
        assertThat(first.state()).isEqualTo("held");
        visitors.get(list).expectBody().jsonPath("$.items").isEmpty();

        visitors.decide(first.id(), "approve").expectStatus().isOk();
        var next = visitors.posted(article, author, "Again");

        assertThat(next.state()).isEqualTo("visible");
        visitors.get(list + "?sort=oldest")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].author")
                .isEqualTo(author)
                .jsonPath("$.items[0].text")
                .isEqualTo("“Quite.”")
                .jsonPath("$.items[0].state")
                .isEqualTo("visible")
                .jsonPath("$.items[0].editToken")
                .doesNotExist()
                .jsonPath("$.next")
                .isEmpty();
    }

    @Test
    void repliesAreNestedAndARemovedCommentKeepsTheirPlace() {
        var question = visitors.posted(article, "Ana", "Why?");
        visitors.decide(question.id(), "approve");
        var answer = visitors.visible(article, "Bo", "Because.", question.id());
        visitors.visible(article, "Cy", "I see.", answer);
        visitors.visible(article, "Di", "Another matter.", null);

        visitors.remove(question).expectStatus().isNoContent();

        visitors.get(list + "?sort=oldest")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].state")
                .isEqualTo("removed")
                .jsonPath("$.items[0].author")
                .isEmpty()
                .jsonPath("$.items[0].text")
                .isEmpty()
                .jsonPath("$.items[0].replies[0].text")
                .isEqualTo("Because.")
                .jsonPath("$.items[0].replies[0].replies[0].inReplyTo")
                .isEqualTo(answer.toString());

        visitors.decide(answer, "reject").expectStatus().isOk();
        visitors.get(list)
                .expectBody()
                .jsonPath("$.items[1].replies[0].state")
                .isEqualTo("removed")
                .jsonPath("$.items[1].replies[0].text")
                .isEmpty()
                .jsonPath("$.items[1].replies[0].replies[0].text")
                .isEqualTo("I see.");
    }

    @Test
    void repliesOfSeveralThreadsStandInTheirOwnInOrder() {
        var tides = visitors.visible(article, "Ana", "Tides", null);
        var ebbs = visitors.visible(article, "Bo", "Ebbs", null);
        for (int i = 0; i < 3; i++) {
            visitors.visible(article, "Cy", "tide " + i, tides);
            visitors.visible(article, "Di", "ebb " + i, ebbs);
        }

        visitors.get(list + "?sort=oldest")
                .expectBody()
                .jsonPath("$.items[0].replies[*].text")
                .isEqualTo(List.of("tide 0", "tide 1", "tide 2"))
                .jsonPath("$.items[1].replies[*].text")
                .isEqualTo(List.of("ebb 0", "ebb 1", "ebb 2"));
    }

    @Test
    void aRemovedCommentWithoutVisibleRepliesIsGone() {
        var lonely = visitors.posted(article, "Ana", "Nobody answers");
        visitors.decide(lonely.id(), "approve");
        var answered = visitors.posted(article, "Bo", "Somebody does");
        visitors.decide(answered.id(), "approve");
        visitors.posted(article, "Someone new " + UUID.randomUUID(), "Held", answered.id());

        visitors.remove(lonely).expectStatus().isNoContent();
        visitors.remove(answered).expectStatus().isNoContent();

        visitors.get(list).expectBody().jsonPath("$.items").isEmpty();
        visitors.get("/comments/" + lonely.id()).expectStatus().isEqualTo(410);
    }

    @Test
    void deepConversationsComeBackFlatEnough() {
        UUID parent = visitors.visible(article, "Ana", "0", null);
        for (int i = 1; i <= 8; i++) {
            parent = visitors.visible(article, "Ana", "" + i, parent);
        }
        String fifth = "$.items[0]" + ".replies[0]".repeat(5);
        visitors.get(list)
                .expectBody()
                .jsonPath(fifth + ".text")
                .isEqualTo("5")
                .jsonPath(fifth + ".replies")
                .isEmpty()
                .jsonPath("$.items[0]" + ".replies[0]".repeat(4) + ".replies.length()")
                .isEqualTo(4);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        visitors.visible(article, "Ana", "0", null);
        for (int i = 1; i < 7; i++) {
            visitors.posted(article, "Ana", "" + i);
        }
        for (String sort : new String[] {"newest", "oldest"}) {
            var texts = new ArrayList<Object>();
            String next = "";
            while (next != null) {
                var page = visitors.get(list + "?limit=3&sort=" + sort + (next.isEmpty() ? "" : "&after=" + next))
                        .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                        .returnResult()
                        .getResponseBody();
                ((Iterable<?>) page.get("items")).forEach(item -> texts.add(((Map<?, ?>) item).get("text")));
                next = (String) page.get("next");
            }
            assertThat(texts)
                    .containsExactly(
                            sort.equals("oldest")
                                    ? new Object[] {"0", "1", "2", "3", "4", "5", "6"}
                                    : new Object[] {"6", "5", "4", "3", "2", "1", "0"});
        }
    }

    @Test
    void moreRepliesThanAPageShowsHaveAListOfTheirOwn() {
        var top = visitors.visible(article, "Ana", "top", null);
        for (int i = 0; i < 53; i++) {
            visitors.posted(article, "Ana", "" + i, top);
        }
        var page = visitors.get(list)
                .expectBody(new ParameterizedTypeReference<Map<String, Object>>() {})
                .returnResult()
                .getResponseBody();
        var thread = (Map<?, ?>) ((java.util.List<?>) page.get("items")).getFirst();

        assertThat((java.util.List<?>) thread.get("replies")).hasSize(50);
        assertThat(thread.get("repliesLeft")).isEqualTo(3);
        visitors.get(list + "/" + top + "?limit=10")
                .expectBody()
                .jsonPath("$.left")
                .isEqualTo(43);
        visitors.get("/comments/" + top + "/replies?after=" + thread.get("repliesNext"))
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(3)
                .jsonPath("$.items[0].text")
                .isEqualTo("50");
    }

    @Test
    void aThreadIsReadFromAnyOfItsCommentsOn() {
        var top = visitors.visible(article, "Ana", "top", null);
        visitors.visible(article, "Bo", "0", top);
        var first = visitors.posted(article, "Bo", "1", top).id();
        var second = visitors.visible(article, "Cy", "2", first);
        var third = visitors.visible(article, "Di", "3", second);
        visitors.decide(second, "reject").expectStatus().isOk();

        visitors.get(list + "/" + top + "?limit=2")
                .expectBody()
                .jsonPath("$.top.text")
                .isEqualTo("top")
                .jsonPath("$.items[*].text")
                .isEqualTo(List.of("0", "1"))
                .jsonPath("$.items[0].inReplyToAuthor")
                .isEqualTo("Ana")
                .jsonPath("$.earlier")
                .isEqualTo(false)
                .jsonPath("$.next")
                .isNotEmpty();
        visitors.get(list + "/" + first)
                .expectBody()
                .jsonPath("$.top.id")
                .isEqualTo(top.toString())
                .jsonPath("$.items[0].text")
                .isEqualTo("1")
                .jsonPath("$.items[1].state")
                .isEqualTo("removed")
                .jsonPath("$.items[1].inReplyToAuthor")
                .isEqualTo("Bo")
                .jsonPath("$.items[2].inReplyToAuthor")
                .isEmpty()
                .jsonPath("$.earlier")
                .isEqualTo(true)
                .jsonPath("$.next")
                .isEmpty();
        var held = visitors.posted(article, "New " + UUID.randomUUID(), "Held", third);
        visitors.get(list + "/" + held.id()).expectStatus().isNotFound();
        var other = UUID.randomUUID();
        articles.put(other, 1, article("ebbs", "Ebbs", true));
        visitors.get("/articles/" + other + "/comments/" + top).expectStatus().isNotFound();
        visitors.get("/comments/" + held.id(), "X-Edit-Token", held.editToken())
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("held")
                .jsonPath("$.editableUntil")
                .isNotEmpty();
    }

    @Test
    void whatIsNotModifiedIsNotSentAgain() {
        visitors.visible(article, "Ana", "Once", null);
        var etag = visitors.get(list)
                .expectHeader()
                .exists("Cache-Control")
                .returnResult()
                .getResponseHeaders()
                .getETag();

        visitors.get(list, "If-None-Match", etag).expectStatus().isNotModified();
    }

    /** It stands in the database alone: a vote that another instance counted, or the work of one that died untold. */
    @Test
    void whatIsToldToNobodyIsReadAllTheSame() {
        var id = visitors.visible(article, "Ana", "Quite.", null);
        visitors.get(list).expectBody().jsonPath("$.items[0].votes.up").isEqualTo(0);

        database.getCollection("comments").updateOne(Filters.eq("_id", id), Updates.set("up", 7));

        await().untilAsserted(() ->
                visitors.get(list).expectBody().jsonPath("$.items[0].votes.up").isEqualTo(7));
    }

    @Test
    void scriptStaysText() {
        String script = "<script>alert(1)</script><img src=x onerror=\"alert(2)\">";
        visitors.visible(article, "<b>Ana</b>", script, null);

        visitors.get(list)
                .expectHeader()
                .contentType("application/json")
                .expectBody()
                .jsonPath("$.items[0].text")
                .isEqualTo(script)
                .jsonPath("$.items[0].author")
                .isEqualTo("<b>Ana</b>");
    }

    @Test
    void theSameRequestAgainGetsTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        var first = Visitors.posted(postFrom("192.0.2.7", "Once", key));
        var again = Visitors.posted(postFrom("192.0.2.7", "Once", key));

        assertThat(again).isEqualTo(first);
        postFrom("192.0.2.7", "Once", key).expectBody().jsonPath("$.repeated").isEqualTo(true);
        postFrom("192.0.2.7", "Once", UUID.randomUUID().toString())
                .expectBody()
                .jsonPath("$.repeated")
                .doesNotExist();
        postFrom("192.0.2.7", "Twice", key)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key");
    }

    @Test
    void aStrangerWithTheSameSimpleKeyGetsNobodysEditToken() {
        var anas = Visitors.posted(postFrom("192.0.2.8", "First!", "1"));
        var strangers = Visitors.posted(postFrom("192.0.2.9", "First!", "1"));

        assertThat(strangers.editToken()).isNotEqualTo(anas.editToken());
    }

    /** The last hop is the one that counts. */
    private RestTestClient.ResponseSpec postFrom(String address, String text, String key) {
        return visitors.post(article, words("Ana", text), "Idempotency-Key", key, "Forwarded", "for=" + address);
    }

    @Test
    void aFloodFromOneNetworkIsSlowedDownAndOthersAreNot() {
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            refused += client.post()
                                    .uri(list)
                                    .header("Forwarded", "for=192.0.2.1")
                                    .header("Content-Type", "application/json")
                                    .body(Map.of())
                                    .exchange()
                                    .returnResult()
                                    .getStatus()
                                    .value()
                            == 429
                    ? 1
                    : 0;
        }
        assertThat(refused).isPositive();
        visitors.posted(article, "Ana", "From elsewhere");
    }

    @Test
    void headIsGet() {
        visitors.send(HttpMethod.HEAD, list, null).expectStatus().isOk();
    }
}
