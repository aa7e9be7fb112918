package io.broadsheet.article.api;

import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.EDITOR;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.chassis.testing.TestStaff;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class NewsroomIT {

    @Autowired
    private RestTestClient client;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @Test
    void goesFromADraftToAPublicationAndBack() {
        var id = newsroom.start(draft("High water at noon"));
        newsroom.read("high-water-at-noon").expectStatus().isNotFound();

        newsroom.publish(id).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");
        newsroom.read("high-water-at-noon").expectStatus().isOk();

        newsroom.edit(id, 2, draft("Low water at noon")).expectStatus().isOk();
        newsroom.read("high-water-at-noon").expectBody().jsonPath("$.title").isEqualTo("High water at noon");

        newsroom.publish(id).expectStatus().isOk();
        newsroom.read("high-water-at-noon")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Low water at noon")
                .jsonPath("$.version")
                .isEqualTo(4);

        newsroom.withdraw(id, "The times were wrong." + "\u0301".repeat(200))
                .expectStatus()
                .isOk();
        newsroom.read("high-water-at-noon")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The times were wrong." + "\u0301".repeat(8))
                .jsonPath("$.state")
                .isEqualTo("withdrawn")
                .jsonPath("$.reason")
                .isEqualTo("The times were wrong." + "\u0301".repeat(8));

        newsroom.erase(id).expectStatus().isNoContent();
        newsroom.read("high-water-at-noon")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:broadsheet:problem:gone")
                .jsonPath("$.detail")
                .isEqualTo("This article is no longer published.")
                .jsonPath("$.state")
                .isEqualTo("erased")
                .jsonPath("$.reason")
                .doesNotExist();
        newsroom.get(ARTICLES + "/" + id).expectStatus().isEqualTo(410);
    }

    @Test
    void answersWithTheDraftItsStateAndItsVersion() {
        var sent = draft("Complete");
        sent.put("slug", "Complete-Draft");
        sent.put("standfirst", "All there is to say");
        sent.put("section", "World");
        sent.put("pin", true);
        sent.put("breaking", true);
        sent.put("heroImage", Map.of("url", "https://img.example/1.jpg", "alt", "A pier", "credit", "Ana Sorel"));
        sent.put("canonicalUrl", "https://first.example/complete");
        var id = newsroom.start(sent);

        newsroom.get(ARTICLES + "/" + id)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .json("""
                        {"id": "%s", "slug": "complete-draft", "state": "draft", "version": 1, "title": "Complete",
                         "standfirst": "All there is to say", "section": "World", "pin": true, "breaking": true,
                         "body": {"format": "markdown", "source": "Tides turn twice a day."},
                         "authors": ["Ana Sorel"], "tags": ["tides"], "language": "en", "commentsOpen": true,
                         "heroImage": {"url": "https://img.example/1.jpg", "alt": "A pier", "credit": "Ana Sorel"},
                         "canonicalUrl": "https://first.example/complete"}""".formatted(id));
    }

    @Test
    void makesOneDraftOfACallThatCameTwice() {
        var first = start("call-1", draft("Once"));
        var again = start("call-1", draft("Once"));
        var other = start("call-2", draft("Once"));

        assertThat(again.get("id")).isEqualTo(first.get("id"));
        assertThat(other.get("id")).isNotEqualTo(first.get("id"));
        assertThat(other.get("slug")).isEqualTo("once-2");
        client.post()
                .uri(ARTICLES)
                .header("Authorization", EDITOR)
                .header("Idempotency-Key", "call-1")
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft("Something else"))
                .exchange()
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("Idempotency-Key")
                .jsonPath("$.made")
                .isEqualTo(first.get("id"));
    }

    @Test
    void givesNoSlugTwice() {
        newsroom.erase(newsroom.published(draft("Taken for ever")));
        newsroom.published(draft("Taken", "slug", "taken"));

        for (var slug : List.of("taken", "taken-for-ever")) {
            newsroom.post(ARTICLES, draft("Other", "slug", slug))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("slug");
        }
        newsroom.post(ARTICLES, draft("Taken for ever"))
                .expectBody()
                .jsonPath("$.slug")
                .isEqualTo("taken-for-ever-2");
    }

    @Test
    void keepsAFormerSlugAsARedirect() {
        var id = newsroom.published(draft("Moving", "slug", "first-address"));
        newsroom.edit(id, 2, draft("Moving", "slug", "zweite-adresse-für-alle"))
                .expectStatus()
                .isOk();
        newsroom.read("zweite-adresse-für-alle").expectStatus().isNotFound();

        newsroom.publish(id).expectStatus().isOk();

        newsroom.read("first-address")
                .expectStatus()
                .isEqualTo(301)
                .expectHeader()
                .valueEquals("Location", "/articles/zweite-adresse-f%C3%BCr-alle");
        newsroom.read("zweite-adresse-für-alle")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.url")
                .isEqualTo("http://localhost:8080/articles/zweite-adresse-f%C3%BCr-alle");
    }

    @Test
    void listsArticlesByStateAndTitle() {
        var id = newsroom.published(draft("Findable words in a title"));
        newsroom.edit(id, 2, draft("Findable WORDS in a new title"));
        newsroom.start(draft("Findable draft"));
        newsroom.erase(newsroom.start(draft("Findable no more")));

        newsroom.get(ARTICLES + "?q=findable")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2);
        newsroom.get(ARTICLES + "?q=findable words&state=published")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].title")
                .isEqualTo("Findable WORDS in a new title")
                .jsonPath("$.items[0].version")
                .isEqualTo(3);
        newsroom.get(ARTICLES + "?q=.*")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(0);
    }

    @Test
    void listsByWordsInAnySpellingAuthorSectionScheduleAndWhatReadersDoNotSeeYet() {
        var id = newsroom.published(draft("Zeltlager am ÜBERLINGER See", "section", "Regatta"));
        var draft = draft("Zeltlager, wieder am See", "section", "REGATTA");
        draft.put("authors", List.of("Zoë Quast"));
        newsroom.edit(id, 2, draft).expectStatus().isOk();
        newsroom.start(draft("Zelt und Zweig", "section", "Regatta"));
        var later = newsroom.start(draft("Zeltende", "section", "Regatta"));
        var at = Instant.now().plus(Duration.ofDays(200));
        newsroom.post(ARTICLES + "/" + later + "/publication", Map.of("at", at.toString()));
        newsroom.post(
                ARTICLES + "/" + id + "/publication",
                Map.of("at", at.minusSeconds(9).toString()));

        assertThat(titles("?q=zelt")).hasSize(3).first().isEqualTo("Zeltlager, wieder am See");
        assertThat(titles("?q=z zwei")).containsExactly("Zelt und Zweig");
        assertThat(titles("?q=see zeltlag")).containsExactly("Zeltlager, wieder am See");
        assertThat(titles("?q=ueberlinger")).isEmpty();
        assertThat(titles("?q=elt")).isEmpty();
        assertThat(titles("?q=zeltz")).isEmpty();
        assertThat(titles("?author=ZOË QUAST")).containsExactly("Zeltlager, wieder am See");
        assertThat(titles("?section=regatta")).hasSize(3);
        assertThat(titles("?section=regatta&state=draft&q=zelten")).containsExactly("Zeltende");
        assertThat(titles("?section=regatta&unpublishedChanges=true")).containsExactly("Zeltlager, wieder am See");
        assertThat(titles("?section=regatta&scheduled=true")).containsExactly("Zeltlager, wieder am See", "Zeltende");
        var first = page("?section=regatta&scheduled=true&limit=1");
        assertThat(titles("?section=regatta&scheduled=true&limit=1&after=" + first.get("next")))
                .containsExactly("Zeltende");
    }

    private List<Object> titles(String query) {
        return ((List<?>) page(query).get("items"))
                .stream().<Object>map(item -> ((Map<?, ?>) item).get("title")).toList();
    }

    private Map<?, ?> page(String query) {
        return newsroom.get(ARTICLES + query)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void takesNoNoteOfAnUnchangedPublication() {
        var id = newsroom.published(draft("Twice"));

        newsroom.publish(id)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    @Test
    void tellsWhoDidWhat() {
        var ana = TestStaff.bearerNamed("a1", "Ana Sorel", "articles:write", "articles:publish");
        var id = newsroom.start(draft("Watched"));
        edit(id, "1", false, ana, draft("Watched closely")).expectStatus().isOk();
        for (var version = 2; version < 5; version++) {
            edit(id, String.valueOf(version), true, ana, draft("Watched closely " + version))
                    .expectStatus()
                    .isOk();
        }
        newsroom.publish(id).expectStatus().isOk();

        newsroom.get(ARTICLES + "/" + id + "/activity")
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"items": [{"version": 6, "action": "published", "by": {"subject": "editor", "name": null}},
                          {"version": 5, "action": "autosaved", "by": {"subject": "a1", "name": "Ana Sorel"}},
                          {"version": 2, "action": "edited", "by": {"subject": "a1", "name": "Ana Sorel"}},
                          {"version": 1, "action": "started", "by": {"subject": "editor"}}],
                         "next": null}""");
        var first = newsroom.get(ARTICLES + "/" + id + "/activity?limit=2")
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        newsroom.get(ARTICLES + "/" + id + "/activity?limit=2&after=" + first.get("next"))
                .expectBody()
                .jsonPath("$.items[0].version")
                .isEqualTo(2)
                .jsonPath("$.items[1].version")
                .isEqualTo(1)
                .jsonPath("$.next")
                .isEqualTo(null);
        newsroom.get(ARTICLES + "/" + id)
                .expectBody()
                .jsonPath("$.updatedBy.subject")
                .isEqualTo("editor");
        newsroom.erase(id);
        newsroom.get(ARTICLES + "/" + id + "/activity")
                .expectBody()
                .jsonPath("$.items[0].action")
                .isEqualTo("erased")
                .jsonPath("$.items[1].action")
                .isEqualTo("published");
    }

    @Test
    void tellsReadersWhatWasWrong() {
        var id = newsroom.published(draft("Corrected at once"));
        newsroom.edit(id, 2, draft("Corrected in the end")).expectStatus().isOk();
        var corrections = ARTICLES + "/" + id + "/corrections";
        var note = "The ferry is 31 years <old>, not “13”.";

        newsroom.post(corrections, Map.of("note", note))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.corrections[0].note")
                .isEqualTo(note)
                .jsonPath("$.unpublishedChanges")
                .isEqualTo(true);
        newsroom.post(corrections, Map.of("note", note))
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(4);
        newsroom.read("corrected-at-once")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Corrected at once")
                .jsonPath("$.corrections[0].note")
                .isEqualTo(note)
                .jsonPath("$.version")
                .isEqualTo(4);
        client.get()
                .uri("/feeds/feed.json")
                .exchange()
                .expectBody()
                .jsonPath("$.items[?(@.title == 'Corrected at once')].content_text")
                .value(String.class, text -> assertThat(text).contains(note));

        newsroom.post(corrections, Map.of("note", "And the title.", "publish", true))
                .expectStatus()
                .isOk();
        newsroom.read("corrected-at-once")
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("Corrected in the end")
                .jsonPath("$.corrections.length()")
                .isEqualTo(2);

        for (var nonsense : List.of(" ", "two\nlines", "n".repeat(1_001))) {
            newsroom.post(corrections, Map.of("note", nonsense))
                    .expectStatus()
                    .isEqualTo(422)
                    .expectBody()
                    .jsonPath("$.errors[0].field")
                    .isEqualTo("note");
        }
        newsroom.post(ARTICLES + "/" + newsroom.start(draft("Not corrected")) + "/corrections", Map.of("note", note))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void schedulesAndUnschedulesAPublication() {
        var id = newsroom.published(draft("Public by now"));
        newsroom.edit(id, 2, draft("Public by noon")).expectStatus().isOk();
        var at = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);

        newsroom.post(
                        ARTICLES + "/" + id + "/publication",
                        Map.of("at", at.atOffset(ZoneOffset.ofHours(5)).toString()))
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"state": "published", "version": 4, "unpublishedChanges": true, "publishedVersion": 2,
                         "schedule": {"at": "%s", "by": {"subject": "editor"}, "problem": null}}""".formatted(at));
        newsroom.get(ARTICLES + "?q=public by noon")
                .expectBody()
                .jsonPath("$.items[0].schedule.at")
                .isEqualTo(at.toString())
                .jsonPath("$.items[0].unpublishedChanges")
                .isEqualTo(true)
                .jsonPath("$.items[0].publishedVersion")
                .isEqualTo(2);
        newsroom.read("public-by-now").expectBody().jsonPath("$.title").isEqualTo("Public by now");

        for (var again = 0; again < 2; again++) {
            client.delete()
                    .uri(ARTICLES + "/" + id + "/schedule")
                    .header("Authorization", EDITOR)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectBody()
                    .jsonPath("$.schedule")
                    .isEqualTo(null)
                    .jsonPath("$.version")
                    .isEqualTo(5);
        }
    }

    @Test
    void takesNoStepForWhatChangesNothing() {
        var id = newsroom.published(draft("Said once"));
        newsroom.publish(id);
        newsroom.edit(id, 2, draft("Said once"));

        newsroom.get(ARTICLES + "/" + id + "/activity")
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2);
        newsroom.get(ARTICLES + "/" + UUID.randomUUID() + "/activity")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void tellsWhoeverIsLateWhichVersionIsThere() {
        var id = newsroom.published(draft("Raced for"));

        edit(id, "1", false, EDITOR, draft("Too late"))
                .expectStatus()
                .isEqualTo(412)
                .expectHeader()
                .valueEquals("ETag", "\"2\"")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:broadsheet:problem:stale-version")
                .jsonPath("$.version")
                .isEqualTo(2);
    }

    private RestTestClient.ResponseSpec edit(
            UUID id, String version, boolean autosave, String staff, Map<String, ?> draft) {
        return client.put()
                .uri(ARTICLES + "/" + id + (autosave ? "?autosave=true" : ""))
                .header("Authorization", staff)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft)
                .exchange();
    }

    private Map<?, ?> start(String key, Map<String, ?> draft) {
        return client.post()
                .uri(ARTICLES)
                .header("Authorization", EDITOR)
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .body(draft)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }
}
