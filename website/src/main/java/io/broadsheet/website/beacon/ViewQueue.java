package io.broadsheet.website.beacon;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.client.ArticleService;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.View;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Views that wait to be passed on to article-service, on the disk: after a kill they are passed on by the next start. They
 * are sent in batches, one after the other, until they are taken; one that finds too many waiting is refused. At the stop
 * what waits is sent once more.
 */
@Component
@EnableConfigurationProperties(ViewSettings.class)
class ViewQueue extends Background implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ViewQueue.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BATCH = 500;
    private static final long SEGMENT = 1 << 20;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final long FAREWELL = Duration.ofSeconds(5).toNanos();

    private final ArticleService articles;
    private final SpoolFolder folder;
    private final Spool spool;
    // Of the sending thread
    private Spool.Batch batch = new Spool.Batch(List.of(), 0);
    /** What has not been taken of the batch. */
    private final List<View> left = new ArrayList<>();

    private final Counter refused;
    private final Counter lost;

    ViewQueue(ArticleService articles, ViewSettings settings, MeterRegistry meters) throws IOException {
        super("view-queue");
        this.articles = articles;
        this.folder = SpoolFolder.open(settings.folder());
        this.spool = new Spool(folder.path(), settings.most().toBytes(), SEGMENT);
        Gauge.builder("broadsheet.website.views.waiting", spool, Spool::waiting)
                .description("Views that wait to be passed on to article-service")
                .register(meters);
        this.refused = Counter.builder("broadsheet.website.views.refused")
                .description("Views that could not be kept, because too many wait or the disk takes none, and are lost")
                .register(meters);
        this.lost = Counter.builder("broadsheet.website.views.lost")
                .description("Views that could not be passed on before the stop, where no folder is kept")
                .register(meters);
    }

    /** @return whether it will be passed on, whatever happens from now on */
    boolean offer(View view) {
        var taken = append(view);
        if (!taken) {
            refused.increment();
        }
        return taken;
    }

    private boolean append(View view) {
        try {
            return spool.append(JSON.writeValueAsBytes(view));
        } catch (IOException full) {
            LOG.debug("A view could not be kept", Loggable.of(full));
            return false;
        }
    }

    @Override
    protected void work() throws InterruptedException {
        var pause = FIRST_PAUSE;
        while (isRunning()) {
            spool.await();
            if (passOn()) {
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
    private boolean passOn() {
        try {
            if (left.isEmpty()) {
                batch = spool.next(BATCH);
                left.addAll(views(batch.lines()));
            }
            if (!left.isEmpty()) {
                var notTaken = articles.viewed(left);
                left.removeIf(view -> !notTaken.contains(view.id()));
            }
            if (left.isEmpty()) {
                spool.done(batch);
            }
            return left.isEmpty();
        } catch (ServiceAway away) {
            // All of it is sent again: what was taken is counted once.
            LOG.debug("Views wait: {}", away.getMessage());
            return false;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<View> views(List<byte[]> lines) {
        var views = new ArrayList<View>();
        for (var line : lines) {
            try {
                views.add(JSON.readValue(line, View.class));
            } catch (JacksonException torn) {
                LOG.warn("Passed over a view that cannot be read");
            }
        }
        return views;
    }

    @Override
    protected void stopped() {
        var until = System.nanoTime() + FAREWELL;
        while (spool.waiting() > 0 && System.nanoTime() - until < 0 && passOn()) {
            LOG.debug("Passed on what waited");
        }
        if (!folder.isKept()) {
            lost.increment(spool.waiting());
        }
    }

    @Override
    public void destroy() throws IOException {
        try (folder) {
            spool.close();
        }
    }
}
