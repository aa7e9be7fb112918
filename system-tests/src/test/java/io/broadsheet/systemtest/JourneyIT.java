package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole story, from a draft to a digest and out again, over HTTP and SMTP. */
class JourneyIT {

    private static final String TITLE = "“An appointment with the sea”: Nordvik’s gates close for the first time";

    private static final String PUBLISHING = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String RUN = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void fromDraftToDigestAndOut(@TempDir Path data) throws Exception {
        try (var traces = new TraceCollector();
                var newsroom = Newsroom.start(data, traces.settings())) {
            var story = new Story(newsroom);

            // A reader subscribes and confirms.
            story.subscribe("reader@example.org", List.of("harbour"));
            story.confirm("reader@example.org");
            story.subscribe("stays@example.org", List.of());
            story.confirm("stays@example.org");

            // An editor publishes.
            Story.Published article = story.publish(
                    TITLE, List.of("harbour", "Küste"), "traceparent", "00-" + PUBLISHING + "-00f067aa0ba902b7-01");
            JsonNode seen = story.article(article.slug()).expect(200).json();
            assertThat(seen.get("title").asString()).isEqualTo(TITLE);
            assertThat(seen.get("text").asString())
                    .contains("“it’s only waiting.”")
                    .contains("twenty‑six");
            assertThat(seen.get("html").asString())
                    .contains("the terminal’s operators")
                    .contains("Leïla Brandt");
            assertThat(seen.get("html").asString().split("<p>")).hasSize(12);
            assertThat(seen.get("excerpt").asString())
                    .isEqualTo("The harbour town of Nordvik opened its new tide barrier...");
            assertThat(seen.get("commentCount").asInt()).isZero();

            // A reader comments; the first comment of a name is held; a moderator approves.
            JsonNode comment = story.comment(article.id(), "Jürgen", "“Only waiting” — like all of us.");
            assertThat(comment.get("state").asString()).isEqualToIgnoringCase("held");
            assertThat(visibleTexts(story, article)).isEmpty();
            JsonNode held = Http.staffGet(newsroom.comments.url() + "/moderation/comments?state=held", story.token())
                    .expect(200)
                    .json();
            assertThat(held.get("items").get(0).get("id").asString())
                    .isEqualTo(comment.get("id").asString());
            story.approve(comment.get("id").asString());
            assertThat(visibleTexts(story, article)).containsExactly("“Only waiting” — like all of us.");
            await("the count on the article")
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(story.article(article.slug())
                                    .json()
                                    .get("commentCount")
                                    .asInt())
                            .isOne());

            // The feed has it.
            assertThat(Http.get(newsroom.articles.url() + "/feeds/rss.xml")
                            .expect(200)
                            .body())
                    .contains("Nordvik’s gates close");

            // The digest reaches the inbox, once however often it is cut.
            story.forgetMails();
            await("the story reached the newsletter")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        story.runDaily("traceparent", "00-" + RUN + "-00f067aa0ba902b7-01");
                        return story.mailTo("reader@example.org").isPresent();
                    });
            story.runDaily();
            JsonNode digest = story.mailTo("reader@example.org").orElseThrow();
            assertThat(digest.get("Text").asString()).contains(TITLE).contains("/articles/" + article.slug());
            assertThat(digest.get("HTML").asString()).contains("Nordvik’s gates close");
            await("both digests")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(story.mails(100)).hasSize(2));
            String source = Http.get(newsroom.mailUrl() + "/api/v1/message/"
                            + digest.get("ID").asString() + "/raw")
                    .expect(200)
                    .body();
            assertThat(source)
                    .containsIgnoringCase("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                    .containsIgnoringCase("Auto-Submitted: auto-generated")
                    .containsIgnoringCase("List-Id:");

            // One trace leads from the publication to its readers' services, one from the run to the mail server's
            // answer.
            await("the traces").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertTracesAreWhole(traces));

            // One click, and nothing more comes.
            Http.form(unsubscribeLink(source), Map.of("List-Unsubscribe", "One-Click"))
                    .expect(200);
            story.forgetMails();
            Story.Published next = story.publish("Gate seven is mended", List.of("harbour"));
            await("the next story").atMost(Duration.ofSeconds(30)).until(() -> newsroom.newsletterKnows(next.id()));
            story.runDaily();
            await("the digest of who stayed")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> story.mailTo("stays@example.org").isPresent() && newsroom.openDeliveries() == 0);
            assertThat(story.mailTo("reader@example.org")).isEmpty();

            // The editor withdraws: readers are told why.
            Http.delete(
                            newsroom.articles.url() + "/newsroom/articles/" + article.id()
                                    + "/publication?reason=Wrong+figures",
                            story.token())
                    .expect(200);
            Http.Answer gone = story.article(article.slug()).expect(410);
            assertThat(gone.body()).contains("Wrong figures");
        }
    }

    private static void assertTracesAreWhole(TraceCollector traces) {
        assertThat(traces.of(PUBLISHING))
                .extracting(TraceCollector.Span::service)
                .contains("article-service", "comment-service", "newsletter-service");
        assertThat(traces.of(RUN))
                .filteredOn(span -> span.name().equals("smtp send"))
                .as("sendings: %s", traces.of(RUN))
                .isNotEmpty()
                .allSatisfy(sent -> assertThat(sent.links()).containsExactly(PUBLISHING));
    }

    private static List<String> visibleTexts(Story story, Story.Published article) {
        JsonNode items =
                Http.get(story.comments(article.id())).expect(200).json().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.get("text").asString())
                .toList();
    }

    static String unsubscribeLink(String source) {
        String unfolded = source.replaceAll("\r?\n[ \t]+", " ");
        int start = unfolded.toLowerCase(java.util.Locale.ROOT).indexOf("list-unsubscribe:");
        return unfolded.substring(unfolded.indexOf('<', start) + 1, unfolded.indexOf('>', start));
    }
}
