package io.broadsheet.comment.application;

import io.broadsheet.chassis.Ids;
import io.broadsheet.comment.domain.CommentCounts;
import io.broadsheet.comment.domain.Comments;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** Counts of an instance that is at one article for so long that all others wait. */
public final class BusyRecounts implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final Recounts recounts;

    public BusyRecounts() {
        var slow = Answering.as(CommentCounts.class, (_, _) -> {
            over.await();
            return Map.of();
        });
        var none = Answering.as(Comments.class, (_, _) -> Map.of());
        recounts = new Recounts(new CommentCounting(slow, none, new Ids(), Instant::now), slow, Instant::now);
        recounts.request(UUID.randomUUID());
    }

    public Recounts recounts() {
        return recounts;
    }

    @Override
    public void close() throws InterruptedException {
        over.countDown();
        recounts.destroy();
    }
}
