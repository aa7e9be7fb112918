package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.systemtest.Newsroom.Service;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages are read all the time while each service, and the broker, is killed and brought back. */
class SiteStaysUpIT {

    private static final Duration SLOWEST = Duration.ofSeconds(8);
    private static final int ROUNDS_WHILE_DOWN = 4;

    @Test
    void pagesComeWhicheverServiceIsDownAndAreWholeAgainAfter(@TempDir Path data) throws Exception {
        try (var newsroom = Newsroom.start(data)) {
            Service website = newsroom.startWebsite();
            var story = new Story(newsroom);
            Story.Published read = story.publish("Read before the outage", List.of("harbour"));
            Story.Published unread = story.publish("Read by nobody before the outage", List.of("harbour"));
            story.approve(story.comment(read.id(), "Ada", "Said before the outage")
                    .get("id")
                    .asString());
            awaitOnPage(website.url() + "/articles/" + read.slug(), "Said before the outage");
            awaitOnPage(website.url() + "/", "Read before the outage");

            try (var reader = new Reader(
                    website.url(),
                    List.of(
                            "/",
                            "/articles/" + read.slug(),
                            "/articles/" + unread.slug(),
                            "/sections/World",
                            "/topics/harbour",
                            "/search?q=outage",
                            "/subscribe",
                            "/about"))) {
                reader.awaitRounds(1);

                newsroom.articles.process().kill();
                reader.awaitRounds(ROUNDS_WHILE_DOWN);
                newsroom.articles.process().restart();
                newsroom.articles.awaitReady();
                story.publish("Articles are back", List.of("harbour"));
                awaitOnPage(website.url() + "/", "Articles are back");

                newsroom.comments.process().kill();
                reader.awaitRounds(ROUNDS_WHILE_DOWN);
                newsroom.comments.process().restart();
                newsroom.comments.awaitReady();
                story.approve(story.comment(read.id(), "Bo", "Comments are back")
                        .get("id")
                        .asString());
                awaitOnPage(website.url() + "/articles/" + read.slug(), "Comments are back");

                newsroom.newsletter.process().kill();
                reader.awaitRounds(ROUNDS_WHILE_DOWN);
                newsroom.newsletter.process().restart();
                newsroom.newsletter.awaitReady();

                newsroom.kafka.kill();
                reader.awaitRounds(ROUNDS_WHILE_DOWN);
                newsroom.kafka.restart();
                story.publish("Kafka is back", List.of("harbour"));
                awaitOnPage(website.url() + "/", "Kafka is back");

                website.process().requireAlive();
                assertThat(reader.complaints()).isEmpty();
            }
        }
    }

    private static void awaitOnPage(String address, String words) {
        await("“" + words + "” on " + address)
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(Http.get(address, "text/html").body()).contains(words));
    }

    /** Goes round the pages without end, and notes every one that failed or took too long. */
    private static final class Reader implements AutoCloseable {

        private final AtomicInteger rounds = new AtomicInteger();
        private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
        private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

        Reader(String site, List<String> paths) {
            // As often as the limits for one network allow.
            thread.scheduleWithFixedDelay(
                    () -> {
                        paths.forEach(path -> read(site, path));
                        rounds.incrementAndGet();
                    },
                    0,
                    500,
                    TimeUnit.MILLISECONDS);
        }

        private void read(String site, String path) {
            Instant began = Instant.now();
            try {
                Http.Answer page = Http.get(site + path, "text/html");
                if (page.status() != 200) {
                    complaints.add(path + ": " + page.status());
                }
            } catch (UncheckedIOException e) {
                complaints.add(path + ": " + e.getMessage());
            }
            Duration took = Duration.between(began, Instant.now());
            if (took.compareTo(SLOWEST) > 0) {
                complaints.add(path + ": " + took);
            }
        }

        void awaitRounds(int more) {
            int wanted = rounds.get() + more + 1;
            await("pages read").atMost(Duration.ofSeconds(90)).until(() -> rounds.get() >= wanted);
        }

        Map<String, Long> complaints() {
            return complaints.stream()
                    .collect(java.util.stream.Collectors.groupingBy(
                            complaint -> complaint, java.util.stream.Collectors.counting()));
        }

        @Override
        public void close() {
            thread.shutdownNow();
        }
    }
}
