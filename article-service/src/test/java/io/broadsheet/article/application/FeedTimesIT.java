package io.broadsheet.article.application;

import static com.mongodb.client.model.Filters.regex;
import static io.broadsheet.article.Newsroom.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.ArticleServiceTest;
import io.broadsheet.article.Newsroom;
import io.broadsheet.article.application.Catalogue.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ArticleServiceTest
class FeedTimesIT {

    @Autowired
    private RestTestClient client;

    @Autowired
    private FeedTimes times;

    @Autowired
    private CurrentCatalogue catalogue;

    @Autowired
    private MongoDatabase database;

    /** Topics are often people. */
    @Test
    void forgetATopicWithItsLastArticle() {
        var newsroom = new Newsroom(client);
        var topic = "Jana Bërg + Co; 100%";
        var first = newsroom.published(draft("Of her", "tags", List.of(topic, "stays")));
        var last = newsroom.published(draft("Of her again", "tags", List.of(topic, "stays")));
        for (var tag : List.of(topic, "stays")) {
            for (var format : List.of("rss.xml", "atom.xml", "feed.json")) {
                client.get()
                        .uri("/feeds/" + format + "?tag={tag}", tag)
                        .exchange()
                        .expectStatus()
                        .isOk();
            }
        }
        client.get().uri("/feeds/rss.xml").exchange().expectStatus().isOk();
        await().until(() ->
                catalogue.get().spellings().get(Kind.TAG).keySet().containsAll(List.of(Kind.TAG.key(topic), "stays")));
        var sweep = new FeedTimesSweep(times, catalogue);

        newsroom.erase(first).expectStatus().isNoContent();
        sweep.forgetAll();
        assertThat(rows("jana")).isEqualTo(3);

        newsroom.published(draft("Another", "tags", List.of("stays")));
        newsroom.erase(last).expectStatus().isNoContent();
        await().untilAsserted(() -> {
            sweep.forgetAll();
            assertThat(rows("jana")).isZero();
        });
        assertThat(rows("tag=stays$")).isEqualTo(3);
        assertThat(rows("^/feeds/rss.xml$")).isEqualTo(1);
    }

    private long rows(String feed) {
        return database.getCollection("feed_times").countDocuments(regex("_id", feed));
    }
}
