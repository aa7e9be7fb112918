package io.broadsheet.comment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.domain.Comment;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import io.broadsheet.comment.domain.Comments;
import io.broadsheet.comment.domain.Contribution;
import io.broadsheet.comment.domain.Place;
import io.broadsheet.comment.domain.Posting;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Counts while comments come and go, with several instances at work.
 */
@CommentServiceTest
class CommentCountingIT {

    private static final Contribution WORDS = new Contribution("Ada", "Well said.");

    @Autowired
    private Comments comments;

    @Autowired
    private CommentCounts counts;

    @Autowired
    private Clock clock;

    private final Ids ids = new Ids();

    /** What each of several instances does. */
    private CommentCounting anInstance() {
        return new CommentCounting(counts, comments, ids, clock);
    }

    private UUID post(UUID article) {
        var id = ids.next();
        comments.add(
                id,
                Comment.post(new Posting(Place.onArticle(article, id), clock.instant(), null, null), WORDS, List.of()));
        return id;
    }

    @Test
    void endsExactWithSeveralInstancesAtWork() throws Exception {
        var article = ids.next();
        int instances = 6;
        int rounds = 20;
        var together = new CyclicBarrier(instances);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < instances; i++) {
                var instance = anInstance();
                threads.submit(() -> {
                    together.await();
                    for (int round = 0; round < rounds; round++) {
                        var id = post(article);
                        if (round % 4 == 0) {
                            comments.update(id, stored -> stored.comment().erase(clock.instant(), null));
                        }
                        instance.mark(article);
                        instance.mark(article);
                        instance.recount(article);
                    }
                    while (!instance.recount(article)) {
                        Thread.onSpinWait();
                    }
                    return null;
                });
            }
        }

        // The service's own counter hears of the comments too, and marks the article now and then.
        var exact = new CommentCount(instances * rounds * 3 / 4, null, null);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(counts.find(article)).contains(exact));
    }

    @Test
    void aProcessThatDiedBetweenMarkAndCountLeavesTheMarkToOthers() {
        var article = ids.next();
        post(article);
        anInstance().mark(article);

        // The sweep of the instance that lives.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> counts.find(article).equals(Optional.of(new CommentCount(1, null, null))));
    }
}
