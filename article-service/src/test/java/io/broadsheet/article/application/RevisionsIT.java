package io.broadsheet.article.application;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.broadsheet.article.Newsroom.ARTICLES;
import static io.broadsheet.article.Newsroom.draft;
import static io.broadsheet.article.domain.Fixtures.ANA;
import static io.broadsheet.article.domain.Fixtures.body;
import static io.broadsheet.article.domain.Fixtures.details;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class RevisionsIT {

    private static final int AT_ONCE = 16;
    private static final int MANY = 5_000;

    @Autowired
    private RestTestClient client;

    @Autowired
    private ArticleWriting writing;

    @Autowired
    private ArticleHistory history;

    @Autowired
    private Articles articles;

    @Autowired
    private Revisions revisions;

    @Autowired
    private MongoDatabase database;

    private Newsroom newsroom;

    @BeforeEach
    void editor() {
        newsroom = new Newsroom(client);
    }

    @Test
    void areListedReadComparedAndRestored() {
        var id = newsroom.start(draft("Spring tide at noon"));
        newsroom.publish(id);
        newsroom.edit(id, 2, draft("Neap tide at noon")).expectStatus().isOk();
        var all = ARTICLES + "/" + id + "/revisions";

        newsroom.get(all).expectStatus().isOk().expectBody().json("""
                {"items": [{"version": 3, "action": "edited", "title": "Neap tide at noon", "words": 5,
                            "by": {"subject": "editor"}},
                           {"version": 1, "action": "started", "title": "Spring tide at noon"}],
                 "next": null}""");
        newsroom.get(all + "/1").expectStatus().isOk().expectBody().json("""
                {"version": 1, "title": "Spring tide at noon", "authors": ["Ana Sorel"],
                 "body": {"format": "markdown", "source": "Tides turn twice a day."}}""");
        // As it was at its publication.
        newsroom.get(all + "/2")
                .expectBody()
                .jsonPath("$.version")
                .isEqualTo(1)
                .jsonPath("$.title")
                .isEqualTo("Spring tide at noon");
        newsroom.get(all + "/3/differences").expectStatus().isOk().expectBody().json("""
                {"from": 1, "to": 3, "fields": [{"field": "title", "changes": [
                  {"kind": "deleted", "text": "Spring"}, {"kind": "inserted", "text": "Neap"},
                  {"kind": "equal", "text": " tide at noon"}]}]}""");
        newsroom.get(all + "/1/differences?from=3")
                .expectBody()
                .jsonPath("$.fields[0].changes[0].text")
                .isEqualTo("Neap");
        newsroom.get(all + "/1/differences").expectBody().jsonPath("$.from").isEqualTo(null);

        newsroom.post(all + "/1/restore", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .json("""
                        {"version": 4, "title": "Spring tide at noon", "slug": "spring-tide-at-noon",
                         "unpublishedChanges": false}""");
        newsroom.get(all + "?limit=1")
                .expectBody()
                .jsonPath("$.items[0].action")
                .isEqualTo("restored");
        for (var none : List.of("/0", "/5", "/99", "/-1", "/many", "/5/differences", "/1/differences?from=99")) {
            newsroom.get(all + none).expectStatus().isNotFound();
        }
    }

    @Test
    void areOneForAutosavesOfOnePersonAndOneForEachOther() {
        var id = newsroom.start(draft("Saved often"));
        for (var version = 1; version < 6; version++) {
            writing.edit(id, Set.of((long) version), text("Words of Ana " + version), Action.AUTOSAVED, ANA);
        }
        newsroom.edit(id, 6, draft("Words of another")).expectStatus().isOk();

        assertThat(history.revisions(id, null, 10))
                .extracting(Revisions.Listed::title)
                .containsExactly("Words of another", "Words of Ana 5", "Saved often");
        newsroom.get(ARTICLES + "/" + id + "/revisions/4").expectStatus().isNotFound();
    }

    @Test
    void haveTheTextThatWasSavedByHandAfterAnAutosave() {
        var id = newsroom.start(draft("Saved by hand"));
        writing.edit(id, Set.of(1L), text("As asked for"), Action.AUTOSAVED, ANA);
        writing.edit(id, Set.of(2L), text("As asked for"), Action.EDITED, ANA);
        writing.edit(id, Set.of(2L), text("As asked for"), Action.EDITED, ANA);
        writing.edit(id, Set.of(2L), text("Gone on"), Action.AUTOSAVED, ANA);
        writing.edit(id, Set.of(3L), text("Gone on, too"), Action.AUTOSAVED, ANA);

        assertThat(history.revisions(id, null, 10))
                .extracting(Revisions.Listed::title)
                .containsExactly("Gone on, too", "As asked for", "Saved by hand");
        newsroom.get(ARTICLES + "/" + id + "/revisions/2")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.title")
                .isEqualTo("As asked for");
    }

    @Test
    void haveTheWordsOfEveryoneWhoWroteAtOnce() throws Exception {
        var id = newsroom.start(draft("Written by many"));
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            threads.invokeAll(IntStream.range(0, AT_ONCE)
                    .<Callable<Object>>mapToObj(i -> () -> writing.edit(id, null, text("By " + i), Action.EDITED, ANA))
                    .toList());
        }

        assertThat(history.revisions(id, null, 100))
                .extracting(Revisions.Listed::title)
                .hasSize(AT_ONCE + 1)
                .doesNotHaveDuplicates();
        assertThat(history.activity(id, null, 100)).hasSize(AT_ONCE + 1);
    }

    @Test
    void manyComeInPages() {
        var id = newsroom.start(draft("Changed for years"));
        database.getCollection("articles").updateOne(eq("_id", id), set("version", MANY + 1L));
        database.getCollection("article_revisions")
                .insertMany(IntStream.rangeClosed(1, MANY)
                        .mapToObj(version -> new Document("article", id)
                                .append("version", (long) version)
                                .append("title", "Version " + version)
                                .append("words", 5)
                                .append(
                                        "activity",
                                        new Document("version", (long) version)
                                                .append("action", "edited")
                                                .append("at", Instant.EPOCH)
                                                .append("since", Instant.EPOCH)))
                        .toList());

        var versions = new ArrayList<Object>();
        Object next = "";
        while (next != null) {
            var page = newsroom.get(
                            ARTICLES + "/" + id + "/revisions?limit=100" + ("".equals(next) ? "" : "&after=" + next))
                    .expectStatus()
                    .isOk()
                    .expectBody(Map.class)
                    .returnResult()
                    .getResponseBody();
            ((List<?>) page.get("items")).forEach(item -> versions.add(((Map<?, ?>) item).get("version")));
            next = page.get("next");
        }

        assertThat(new HashSet<>(versions)).hasSize(MANY + 1).hasSameSizeAs(versions);
        newsroom.erase(id);
    }

    @Test
    void goWithTheirArticleAlsoThoseThatCameLate() {
        var id = newsroom.published(draft("Erased in the end"));
        newsroom.edit(id, 2, draft("Erased, too")).expectStatus().isOk();
        assertThat(kept(id)).isEqualTo(1);

        newsroom.erase(id).expectStatus().isNoContent();

        assertThat(kept(id)).isZero();
        newsroom.get(ARTICLES + "/" + id + "/revisions").expectStatus().isEqualTo(410);
        newsroom.post(ARTICLES + "/" + id + "/revisions/1/restore", Map.of())
                .expectStatus()
                .isEqualTo(410);
        // By a process that slept through the erasure, and goes on.
        database.getCollection("article_revisions").insertOne(new Document("article", id).append("version", 2L));
        newsroom.edit(id, 2, draft("Saved too late")).expectStatus().is4xxClientError();
        assertThat(kept(id)).isZero();
        // By a process that lost the race against the erasure, and died.
        database.getCollection("article_revisions").insertOne(new Document("article", id).append("version", 3L));
        database.getCollection("article_erasures").updateOne(eq("_id", id), set("at", Instant.EPOCH));
        new RevisionErasure(revisions, articles).eraseAll();
        assertThat(kept(id)).isZero();
        assertThat(database.getCollection("article_erasures").countDocuments(eq("_id", id)))
                .isZero();
    }

    private long kept(UUID id) {
        return database.getCollection("article_revisions").countDocuments(eq("article", id));
    }

    private static DraftInput text(String title) {
        return new DraftInput(null, details(title), body("Ebb"));
    }
}
