package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each service alone with its database: readers are answered, commands are taken, and the others catch up after. */
class IndependenceIT {

    @Test
    void eachServiceAnswersWithTheOthersAndKafkaDownAndCatchesUpAfter() throws Exception {
        var newsroom = Newsroom.shared();
        var story = new Story(newsroom);
        Story.Published known = story.publish("Known before the outage", List.of("alone"));
        String comment = story.comment(known.id(), "Ada", "Before").get("id").asString();
        story.approve(comment);
        newsroom.kafka.kill();
        newsroom.identity.kill();

        // Articles alone
        newsroom.comments.process().kill();
        newsroom.newsletter.process().kill();
        story.article(known.slug()).expect(200);
        Http.get(newsroom.articles.url() + "/articles").expect(200);
        Http.get(newsroom.articles.url() + "/feeds/rss.xml").expect(200);
        Story.Published unheard = story.publish("Published to nobody yet", List.of("alone"));
        assertThat(newsroom.articles.isReady()).isTrue();

        // Comments alone
        newsroom.articles.process().kill();
        newsroom.comments.process().restart();
        newsroom.comments.awaitReady();
        Http.get(story.comments(known.id())).expect(200);
        Http.post(story.comments(known.id()), null, Map.of("author", "Bo", "text", "Said to nobody yet"))
                .expect(201);

        // Newsletter alone
        newsroom.comments.process().kill();
        newsroom.newsletter.process().restart();
        newsroom.newsletter.awaitReady();
        story.subscribe("alone@example.org", List.of("alone"));
        story.confirm("alone@example.org");

        // Everybody back
        newsroom.kafka.restart();
        newsroom.identity.restart();
        newsroom.articles.process().restart();
        newsroom.comments.process().restart();
        newsroom.articles.awaitReady();
        newsroom.comments.awaitReady();
        await("caught up").atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Http.get(story.comments(unheard.id())).expect(200);
            assertThat(story.article(known.slug()).json().get("commentCount").asInt())
                    .isOne();
            assertThat(newsroom.newsletterKnows(unheard.id())).isTrue();
        });
    }
}
