package io.broadsheet.comment.api;

import static io.broadsheet.comment.Visitors.article;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.domain.Articles;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** An instance whose clock is wrong, beside others whose are not: what they date for each other is the database's. */
@CommentServiceTest
@TestPropertySource(properties = "broadsheet.clock.offset=40s")
class WrongClockIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private DatabaseClock time;

    private Visitors visitors;
    private UUID article;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        article = UUID.randomUUID();
        articles.put(article, 1, article("tides", "Tides", true));
    }

    /** As another instance would have decided. */
    private void decidedElsewhere(UUID id, Instant at) {
        for (String list : new String[] {"decisions", "trail"}) {
            database.getCollection("comments")
                    .updateOne(
                            Filters.and(Filters.eq("_id", id), Filters.exists(list)),
                            Updates.set(list + ".0.at", Date.from(at)));
        }
    }

    private Document stored(UUID id) {
        return database.getCollection("comments").find(Filters.eq("_id", id)).first();
    }

    @Test
    void aDecisionIsTakenBackWithinAMinuteOfTheDatabase() {
        var own = visitors.posted(article, "New " + UUID.randomUUID(), "Waits");
        visitors.decide(own.id(), "reject").expectStatus().isOk();
        var decided = stored(own.id()).getList("decisions", Document.class).getFirst();
        assertThat(decided.getDate("at").toInstant()).isBefore(time.instant().plusSeconds(10));

        decidedElsewhere(own.id(), time.instant().minusSeconds(30));
        undo(own.id()).expectStatus().isOk().expectBody().jsonPath("$.state").isEqualTo("held");

        visitors.decide(own.id(), visitors.version(own.id()), "approve")
                .expectStatus()
                .isOk();
        assertThat(stored(own.id()).getDate("since").toInstant())
                .isBefore(time.instant().plusSeconds(10));
    }

    private RestTestClient.ResponseSpec undo(UUID id) {
        return visitors.moderate(HttpMethod.POST, "/undo", Map.of("id", id, "version", visitors.version(id)));
    }

    @Test
    void reportsBeforeADecisionAreNotCountedAgainstIt() {
        var id = visitors.visible(article, "Ana " + UUID.randomUUID(), "Buy now", null);
        for (int reader = 1; reader <= 2; reader++) {
            visitors.send(HttpMethod.POST, "/comments/" + id + "/reports", Map.of("reason", "spam"))
                    .expectStatus()
                    .isAccepted();
        }

        // Another instance decides a little later.
        decidedElsewhere(id, time.instant().plusSeconds(2));
        visitors.send(HttpMethod.POST, "/comments/" + id + "/reports", Map.of("reason", "spam"))
                .expectStatus()
                .isAccepted();

        visitors.get("/comments/" + id).expectStatus().isOk();
    }

    @Test
    void anAuthorChangesWhatAnotherInstanceDated() {
        var own = visitors.posted(article, "Ana " + UUID.randomUUID(), "Quite.");
        assertThat(stored(own.id()).getDate("postedAt").toInstant())
                .isBefore(time.instant().plusSeconds(10));
        database.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", own.id()),
                        Updates.set("postedAt", Date.from(time.instant().minusSeconds(14 * 60 + 40))));

        visitors.edit(own, "Quite so.").expectStatus().isOk();
    }
}
