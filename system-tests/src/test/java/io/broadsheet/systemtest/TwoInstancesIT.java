package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two instances of each service share the work: nothing is done twice, nothing is missed, one may leave any time. */
class TwoInstancesIT {

    @Test
    void nothingIsDoubledOrMissedWhileOneInstanceOfEachLeaves() throws Exception {
        var newsroom = Newsroom.shared();
        var story = new Story(newsroom);
        try (Newsroom.Service articles = newsroom.another("article-service");
                Newsroom.Service comments = newsroom.another("comment-service");
                Newsroom.Service newsletter = newsroom.another("newsletter-service")) {
            // The mail catcher takes 200 ms for each, so that most are still to be sent when one instance dies.
            Set<String> readers = IntStream.range(0, 100)
                    .mapToObj(i -> "slow-200@two" + i + ".example.org")
                    .collect(Collectors.toSet());
            readers.forEach(reader -> story.subscribe(reader, List.of("two")));
            story.confirmAll(readers);
            story.forgetMails();

            // Comments by both instances, counted by both.
            Story.Published article = story.publish("Counted by two", List.of("two"));
            var approved = new HashSet<String>();
            for (int i = 0; i < 30; i++) {
                boolean bothUp = i < 20;
                String url = (bothUp && i % 2 == 0 ? comments : newsroom.comments).url();
                approved.add(commentAndApprove(url, story, article, i));
                if (i == 10) {
                    articles.process().stop();
                }
                if (i == 19) {
                    comments.process().kill();
                }
            }
            await("both instances' comments")
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(story.article(article.slug())
                                    .json()
                                    .get("commentCount")
                                    .asInt())
                            .isEqualTo(approved.size()));

            // The digest, cut by both at once, one of them killed while it sends.
            await().atMost(Duration.ofSeconds(40)).until(() -> newsroom.newsletterKnows(article.id()));
            try (var threads = Executors.newFixedThreadPool(2)) {
                List.of(newsroom.newsletter, newsletter)
                        .forEach(instance -> threads.submit(() -> Http.post(
                                instance.url() + "/newsroom/editions/run", story.token(), Map.of("cadence", "daily"))));
                await("mails under way").atMost(Duration.ofSeconds(60)).until(() -> story.countMails() > 0);
                newsletter.process().kill();
                assertThat(newsroom.openDeliveries())
                        .as("mails still to be sent at the kill")
                        .isPositive();
            }
            await("everybody's digest")
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> story.countMails() >= readers.size() && newsroom.openDeliveries() == 0);
            Inbox inbox = Inbox.read(story, newsroom);
            assertThat(inbox.readersOf(article)).containsExactlyInAnyOrderElementsOf(readers);
            assertThat(inbox.readersMailedTwice(article)).isEmpty();
        }
    }

    private static String commentAndApprove(String url, Story story, Story.Published article, int i) {
        String comments = url + "/articles/" + article.id() + "/comments";
        await().atMost(Duration.ofSeconds(40)).until(() -> Http.get(comments).status() == 200);
        JsonNode posted = Http.post(comments, null, Map.of("author", "Two " + i, "text", "Comment " + i))
                .expect(201)
                .json();
        String id = posted.get("id").asString();
        Http.post(
                        url + "/moderation/comments/" + id + "/decision",
                        story.token(),
                        Map.of(
                                "verdict",
                                "approve",
                                "version",
                                posted.get("version").asLong()))
                .expect(200);
        return id;
    }
}
