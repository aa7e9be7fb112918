package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.systemtest.Newsroom.Service;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Pages show what changes, and are read all the time while each service, and the broker, is killed and brought back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteStaysUpIT {

    /** Promised is a second, which benchmarks/ measures. This only tells a change from none, on however busy a machine. */
    private static final Duration SOON = Duration.ofSeconds(30);

    /** As long as a browser's reader waits; what waits for a dead service without an end takes longer. */
    private static final Duration SLOWEST = Duration.ofSeconds(20);

    private static final int ROUNDS_WHILE_DOWN = 4;

    private Newsroom newsroom;
    private Service website;
    private Story story;

    @BeforeAll
    void start() {
        newsroom = Newsroom.shared();
        website = newsroom.startWebsite();
        story = new Story(newsroom);
    }

    @AfterAll
    void stop() {
        website.close();
    }

    /** All that is looked at was read and kept before it changes, so only the topics can tell. */
    @Test
    @Order(1)
    void pagesShowEveryChangeSoon() {
        Story.Published other = story.publish("The clock of the tides", List.of("tide"));
        seen("/", page -> page.body().contains("The clock of the tides"));
        seen("/sections/World", page -> page.body().contains("The clock of the tides"));

        Story.Published article = story.publish("Low water at noon", List.of("tide"));
        String address = "/articles/" + article.slug();
        seen("/", page -> page.body().contains("Low water at noon"));
        seen("/sections/World", page -> page.body().contains("Low water at noon"));
        seen(address, page -> page.status() == 200);
        String neighbour = "/articles/" + other.slug();
        seen(neighbour, page -> page.body().contains("Low water at noon"));

        story.change(article.id(), "Low water at one", List.of("tide"));
        seen(address, page -> page.body().contains("Low water at one"));
        seen("/", page -> page.body().contains("Low water at one"));

        String comment =
                story.comment(article.id(), "Ada", "One it was.").get("id").asString();
        story.approve(comment);
        seen(address, page -> page.body().contains("One it was."));

        story.withdraw(article.id(), "It was a neap tide.");
        seen(address, page -> page.status() == 410 && page.body().contains("It was a neap tide."));
        seen("/", page -> !page.body().contains("Low water at one"));
        seen("/sections/World", page -> !page.body().contains("Low water at one"));
        seen(neighbour, page -> !page.body().contains("Low water at one"));
    }

    @Test
    @Order(2)
    void nothingIsSeenAnywhereBeforeItIsPublishedOrAfterItIsGone() {
        PublicSurfaces.check(newsroom, website, story);
    }

    private void seen(String path, Predicate<Http.Answer> change) {
        await("the change on " + path)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .conditionEvaluationListener(look -> {
                    if (look.isSatisfied()) {
                        System.out.println(path + " shows it after " + look.getElapsedTimeInMS() + " ms");
                    }
                })
                .until(() -> change.test(Http.get(website.url() + path, "text/html")));
    }

    @Test
    @Order(3)
    void everyMetricThatAlertRulesAskForIsThere() throws Exception {
        Set<String> asked = metrics(Files.readString(
                Path.of(System.getProperty("broadsheet.root", "..")).resolve("deploy/alerts.yml")));

        assertThat(asked).hasSizeGreaterThan(10);
        await("metrics")
                .atMost(SOON)
                .untilAsserted(() -> assertThat(Stream.of(
                                        newsroom.articles, newsroom.comments, newsroom.newsletter, website)
                                .flatMap(
                                        service -> metrics(Http.get(service.management() + "/actuator/prometheus")
                                                        .expect(200)
                                                        .body())
                                                .stream()))
                        .containsAll(asked));
    }

    private static Set<String> metrics(String text) {
        return Pattern.compile("\\bbroadsheet_[a-z_]+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    @Order(4)
    void pagesComeWhicheverServiceIsDownAndAreWholeAgainAfter() throws Exception {
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
            Story.Published unheard = story.publish("Nobody could be told of this", List.of("harbour"));
            Http.get(website.url() + "/articles/" + unheard.slug(), "text/html").expect(200);
            reader.awaitRounds(ROUNDS_WHILE_DOWN);
            newsroom.kafka.restart();
            story.publish("Kafka is back", List.of("harbour"));
            awaitOnPage(website.url() + "/", "Kafka is back");

            website.process().requireAlive();
            assertThat(reader.complaints()).isEmpty();
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
