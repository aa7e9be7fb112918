package io.broadsheet.systemtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

/**
 * 10,000 acknowledged looks are 10,000, though an instance that counts them is killed in the middle of it, again and
 * again.
 *
 * <p>How to see it fail: count a record at or below the stored offset ({@code ViewCount.plus}), or commit before the store
 * ({@code ViewGroup.flush}).
 */
class ViewsIT {

    private static final int LOOKS = 10_000;
    private static final int ARTICLES = 12;
    private static final int KILLS = 3;

    private final AtomicIntegerArray acknowledged = new AtomicIntegerArray(ARTICLES);
    private final AtomicIntegerArray unclear = new AtomicIntegerArray(ARTICLES);

    @Test
    void acknowledgedLooksAreCountedOnceThoughTheirCounterIsKilled() throws Exception {
        var newsroom = Newsroom.shared();
        var story = new Story(newsroom);
        // The second stores all the time, so that a kill comes in the middle of it.
        try (Newsroom.Service taking = newsroom.another("article-service", "--broadsheet.trusted-proxies=127.0.0.1");
                Newsroom.Service counting =
                        newsroom.another("article-service", "--broadsheet.articles.views.flush=100ms")) {
            var articles = new ArrayList<Story.Published>();
            for (int i = 0; i < ARTICLES; i++) {
                articles.add(story.publish("Looked at " + i, List.of("views")));
            }
            for (Story.Published article : articles) {
                await(article.slug())
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> Http.postNothing(views(taking, article), "Authorization", "none")
                                        .status()
                                == 202);
            }

            var sent = new AtomicInteger();
            try (var readers = Executors.newFixedThreadPool(16)) {
                var looking = new ArrayList<Future<?>>();
                for (int i = 0; i < LOOKS; i++) {
                    int reader = i;
                    looking.add(readers.submit(() -> {
                        look(taking, articles, reader);
                        return sent.incrementAndGet();
                    }));
                }
                for (int kill = 1; kill <= KILLS; kill++) {
                    int after = kill * LOOKS / (KILLS + 1);
                    await("looks").atMost(Duration.ofSeconds(180)).until(() -> sent.get() >= after);
                    counting.process().kill();
                    counting.process().restart();
                    counting.awaitReady();
                }
                for (Future<?> each : looking) {
                    each.get();
                }
            }

            await("all looks counted")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        for (int i = 0; i < ARTICLES; i++) {
                            assertThat(newsroom.countedViews(articles.get(i).id()))
                                    .as("looks at article %d", i)
                                    .isBetween((long) acknowledged.get(i), (long) acknowledged.get(i) + unclear.get(i));
                        }
                    });
            int sum = 0;
            for (int i = 0; i < ARTICLES; i++) {
                sum += acknowledged.get(i);
            }
            assertThat(sum).isEqualTo(LOOKS);
        }
    }

    /** Until it is acknowledged; one that was refused may have been kept all the same. */
    private void look(Newsroom.Service taking, List<Story.Published> articles, int reader) {
        int article = reader % ARTICLES;
        String from = "for=\"[2001:db8:%x:%x::1]\"".formatted(reader / 1_000, reader % 1_000);
        await("look taken")
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(60))
                .until(() -> {
                    Http.Answer answer = Http.postNothing(views(taking, articles.get(article)), "Forwarded", from);
                    if (answer.status() == 202) {
                        acknowledged.incrementAndGet(article);
                        return true;
                    }
                    assertThat(answer.status()).isEqualTo(503);
                    unclear.incrementAndGet(article);
                    return false;
                });
    }

    private static String views(Newsroom.Service service, Story.Published article) {
        return service.url() + "/articles/" + article.slug() + "/views";
    }
}
