package io.broadsheet.comment.store;

import static io.broadsheet.comment.Visitors.article;
import static io.broadsheet.comment.Visitors.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.Visitors;
import io.broadsheet.comment.Visitors.Posted;
import io.broadsheet.comment.domain.Articles;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Whoever has the database may not try out what words that are gone have said. */
@CommentServiceTest
class CallsIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private Articles articles;

    @Autowired
    private MongoDatabase database;

    @Autowired
    private Clock clock;

    private final UUID article = UUID.randomUUID();
    private Visitors visitors;

    @BeforeEach
    void anArticle() {
        visitors = new Visitors(client);
        articles.put(article, 1, article("pier", "The old pier", true));
    }

    private Posted posted() {
        return Visitors.posted(visitors.post(
                article,
                words("Ada " + UUID.randomUUID(), "A secret " + UUID.randomUUID()),
                "Idempotency-Key",
                UUID.randomUUID().toString()));
    }

    private Document kept(Posted own) {
        return database.getCollection(MongoComments.COLLECTION)
                .find(Filters.eq("_id", own.id()))
                .first();
    }

    @Test
    void noHashOfWordsOutlivesItsDay() {
        var removed = posted();
        visitors.remove(removed).expectStatus().isNoContent();
        var held = posted();
        var young = posted();
        for (var old : new Posted[] {removed, held}) {
            database.getCollection(MongoComments.COLLECTION)
                    .updateOne(
                            Filters.eq("_id", old.id()),
                            Updates.set("postedAt", Date.from(clock.instant().minus(Duration.ofHours(25)))));
        }

        await().untilAsserted(() -> {
            assertThat(kept(removed)).doesNotContainKey("idempotency");
            assertThat(kept(held)).doesNotContainKey("idempotency");
        });
        assertThat(kept(held).getLong("version"))
                .as("what a moderator has read")
                .isEqualTo(1);
        assertThat(kept(young)).containsKey("idempotency");
    }
}
