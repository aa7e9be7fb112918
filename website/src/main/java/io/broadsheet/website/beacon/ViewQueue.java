package io.broadsheet.website.beacon;

import io.broadsheet.chassis.Background;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.View;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Views that wait to be passed on to article-service, in batches, one after the other. They are sent until they are taken;
 * one that finds the queue full is refused. At the stop what waits is sent once more.
 */
@Component
class ViewQueue extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(ViewQueue.class);
    private static final int MOST_WAITING = 20_000;
    private static final int BATCH = 500;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final ArticleService articles;
    private final BlockingQueue<View> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    /** Not in the queue any more; only the sending thread touches it. */
    private final List<View> batch = new ArrayList<>();

    private final Counter refused;
    private final Counter lost;

    ViewQueue(ArticleService articles, MeterRegistry meters) {
        super("view-queue");
        this.articles = articles;
        Gauge.builder("broadsheet.website.views.waiting", waiting, BlockingQueue::size)
                .description("Views that wait to be passed on to article-service")
                .register(meters);
        this.refused = Counter.builder("broadsheet.website.views.refused")
                .description("Views that found the queue full, and are lost")
                .register(meters);
        this.lost = Counter.builder("broadsheet.website.views.lost")
                .description("Views that could not be passed on before the stop")
                .register(meters);
    }

    /** @return whether it will be passed on */
    boolean offer(View view) {
        var taken = waiting.offer(view);
        if (!taken) {
            refused.increment();
        }
        return taken;
    }

    @Override
    protected void work() throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (isRunning()) {
            if (batch.isEmpty()) {
                batch.add(waiting.take());
            }
            waiting.drainTo(batch, BATCH - batch.size());
            if (send()) {
                pause = FIRST_PAUSE;
            } else {
                if (!isWantedAfter(pause)) {
                    return;
                }
                var longer = pause.multipliedBy(2);
                pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
            }
        }
    }

    /** @return whether nothing is left of the batch */
    private boolean send() {
        try {
            var notTaken = articles.viewed(batch);
            batch.removeIf(view -> !notTaken.contains(view.id()));
        } catch (ServiceAway away) {
            // All of it is sent again: what was taken is counted once.
            LOG.debug("Views wait: {}", away.getMessage());
        }
        return batch.isEmpty();
    }

    @Override
    protected void stopped() {
        do {
            waiting.drainTo(batch, BATCH - batch.size());
        } while (!batch.isEmpty() && send());
        lost.increment(batch.size() + waiting.size());
    }
}
