package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of real processes: what was acknowledged is seen by everybody, no subscriber is skipped, and a mail
 * is doubled at most once per SMTP connection, under the same Message-ID.
 *
 * <p>Each was seen to fail with its mechanism switched off, by a setting in the environment of the test run, by one of
 * {@link ShortWaits}, or by the edit that its comment names.
 */
@Tag("alone")
class KillIT {

    private static final int READERS = 500;
    private static final int CONNECTIONS = 8;
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    static Newsroom newsroom;
    static Story story;

    @BeforeAll
    static void start() {
        newsroom = Newsroom.shared();
        story = new Story(newsroom);
    }

    /** Seen to fail with {@code BROADSHEET_OUTBOX_ENABLED=false}: no event left its document. */
    @Test
    void whatWasWrittenBeforeTheKillIsSentAfterTheRestart() {
        newsroom.kafka.kill();
        Story.Published article = story.publish("Written while nobody could be told", List.of("kill"));
        newsroom.articles.process().kill();

        newsroom.kafka.restart();
        newsroom.articles.process().restart();
        newsroom.articles.awaitReady();

        awaitKnownToComments(Set.of(article.id()));
    }

    /**
     * Seen to fail with {@code outbox.clear} above {@code sendInOrder} in {@code Relay}, removing before the broker has
     * acknowledged: articles whose publication was answered with 200 stayed unknown.
     */
    @Test
    void noAcknowledgedPublicationIsLostWhenItsServiceDiesInTheMiddleOfSending() throws Exception {
        Map<String, Set<String>> acknowledged = publishWhile(published -> {
            newsroom.kafka.freeze();
            try {
                // More than are on the wire at once: most of them are still in the service's memory.
                awaitMore(published, 40);
                newsroom.articles.process().kill();
            } finally {
                newsroom.kafka.thaw();
            }
            newsroom.articles.process().restart();
        });
        newsroom.articles.awaitReady();

        assertThat(acknowledged).hasSizeGreaterThan(5);
        awaitLastVersionInComments(acknowledged);
    }

    /** Seen to fail with {@code BROADSHEET_OUTBOX_SWEEPINTERVAL=1d}: what was published in the outage stayed unknown. */
    @Test
    void noAcknowledgedPublicationIsLostWhenTheBrokerDies() throws Exception {
        Map<String, Set<String>> acknowledged = publishWhile(published -> {
            int before = newsroom.articles.process().log().length();
            newsroom.kafka.kill();
            // For longer than the sending of an event may take, so that it is given up and comes again.
            await("the outage is known")
                    .atMost(RECOVERY)
                    .until(() -> newsroom.articles.process().log().indexOf("takes no events", before) > 0);
            awaitMore(published, 5);
            newsroom.kafka.restart();
        });

        assertThat(acknowledged).hasSizeGreaterThan(5);
        awaitLastVersionInComments(acknowledged);
    }

    /**
     * Seen to fail with {@code broadsheet.outbox.lease=1h}, so that nobody took over what the dead process had begun to
     * send: the count stayed at 17.
     */
    @Test
    void countsAreExactWhenTheCommentServiceDiesBetweenApprovals() {
        Story.Published article = story.publish("Counted through a crash", List.of("kill"));
        List<String> comments = IntStream.range(0, 20)
                .mapToObj(i -> story.comment(article.id(), "Reader " + i, "Comment " + i)
                        .get("id")
                        .asString())
                .toList();
        comments.subList(0, 10).forEach(story::approve);
        newsroom.comments.process().kill();
        newsroom.comments.process().restart();
        newsroom.comments.awaitReady();
        comments.subList(10, 19).forEach(story::approve);
        // Nothing comes after the last one that would have it counted along.
        newsroom.kafka.kill();
        story.approve(comments.getLast());
        newsroom.comments.process().kill();
        newsroom.kafka.restart();
        newsroom.comments.process().restart();
        newsroom.comments.awaitReady();

        await("count")
                .atMost(RECOVERY)
                .untilAsserted(() -> assertThat(story.article(article.slug())
                                .json()
                                .get("commentCount")
                                .asInt())
                        .isEqualTo(20));
    }

    /**
     * Seen to fail when {@code MongoLedger.claimable} asked for {@code state: due}, leaving a dead sender's claims alone
     * (readers of the second round were skipped), and when {@code MongoLedger.record} wrote nothing (the ledger was never
     * done with its mails).
     */
    @Test
    void nobodyIsSkippedOrServedTwiceWhenTheNewsletterDiesCuttingAndSending() throws Exception {
        Set<String> readers = IntStream.range(0, READERS)
                .mapToObj(i -> "reader" + i + "@example.org")
                .collect(Collectors.toSet());
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<?> each : readers.stream()
                    .map(reader -> threads.submit(() -> story.subscribe(reader, List.of("cut"))))
                    .toList()) {
                each.get();
            }
        }
        story.confirmAll(readers);
        story.forgetMails();

        for (int round = 0; round < 4; round++) {
            Story.Published article = story.publish("Cut " + round + " in the middle", List.of("cut"));
            int killAfter = round * READERS / 4; // the mailbox is empty: during the cut first, then while sending
            awaitKnownToNewsletter(article);
            long before = newsroom.cutNumber();
            try (var thread = Executors.newSingleThreadExecutor()) {
                thread.submit(() -> {
                    try {
                        story.runDaily();
                    } catch (UncheckedIOException | AssertionError e) {
                        // killed under it: the cut goes on after the restart
                    }
                });
                await("cut begun").atMost(RECOVERY).until(() -> newsroom.cutNumber() > before);
                await("mails under way").atMost(RECOVERY).until(() -> story.countMails() >= killAfter);
                newsroom.newsletter.process().kill();
            }
            newsroom.newsletter.process().restart();
            newsroom.newsletter.awaitReady();
            await("the cut goes on").atMost(RECOVERY).until(() -> story.tryRunDaily());

            await("cut " + round + " sent")
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> story.countMails() >= READERS && newsroom.openDeliveries() == 0);
            Inbox inbox = Inbox.read(story, newsroom);
            assertThat(inbox.readersOf(article)).containsExactlyInAnyOrderElementsOf(readers);
            assertThat(inbox.readersMailedTwice(article)).isEmpty();
            assertThat(inbox.doubled(article)).isLessThanOrEqualTo(CONNECTIONS);
            story.forgetMails();
        }
    }

    private static void awaitKnownToNewsletter(Story.Published article) {
        awaitKnownToComments(Set.of(article.id()));
        await("story in the newsletter").atMost(RECOVERY).until(() -> newsroom.newsletterKnows(article.id()));
    }

    /**
     * Writers publish articles and change each twice.
     *
     * @param disaster is given the titles that were acknowledged, as they come
     * @return by article the titles that may be its last: the one acknowledged last, and the one whose answer was lost
     */
    private static Map<String, Set<String>> publishWhile(Consumer<Collection<String>> disaster) throws Exception {
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var last = new ConcurrentHashMap<String, Set<String>>();
        var over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (int t = 0; t < 3; t++) {
                int writer = t;
                threads.submit(() -> {
                    for (int i = 0; !over.get(); i++) {
                        String title = "Writer " + writer + " article " + i;
                        try {
                            String id = story.publish(title, List.of("kill")).id();
                            acknowledged.add(title);
                            last.put(id, Set.of(title));
                            for (int change = 1; change <= 2; change++) {
                                String changed = title + " changed " + change;
                                last.computeIfPresent(
                                        id,
                                        (same, titles) ->
                                                Set.of(titles.iterator().next(), changed));
                                story.change(id, changed, List.of("kill"));
                                acknowledged.add(changed);
                                last.put(id, Set.of(changed));
                            }
                        } catch (UncheckedIOException | AssertionError e) {
                            // not acknowledged: nothing is promised
                        }
                    }
                });
            }
            try {
                await().until(() -> acknowledged.size() > 5);
                disaster.accept(acknowledged);
                awaitMore(acknowledged, 5);
            } finally { // or the writers would go on for ever after a failure, and the test with them
                over.set(true);
            }
        }
        return Map.copyOf(last);
    }

    private static void awaitLastVersionInComments(Map<String, Set<String>> titles) {
        await("last versions in comment-service")
                .atMost(RECOVERY)
                .untilAsserted(() -> assertThat(titles)
                        .allSatisfy((id, last) ->
                                assertThat(newsroom.titleInComments(id)).isIn(last)));
    }

    private static void awaitMore(Collection<String> published, int more) {
        int before = published.size();
        await("publishing goes on").atMost(RECOVERY).until(() -> published.size() > before + more);
    }

    private static void awaitKnownToComments(Set<String> articleIds) {
        await("articles known to comment-service").atMost(RECOVERY).untilAsserted(() -> {
            List<String> unknown = articleIds.stream()
                    .filter(id -> Http.get(story.comments(id)).status() != 200)
                    .toList();
            assertThat(unknown).isEmpty();
        });
    }
}
