package io.broadsheet.article.popularity;

import io.broadsheet.article.search.SlugLookup;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes readers' looks at articles, without the database. */
@Component
public class ViewRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRecorder.class);
    /** More at a time than this, and Kafka is slower than readers come. */
    private static final int MOST_WAITING = 4_000;

    private static final long PATIENCE_SECONDS = 4;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final SlugLookup addresses;
    private final ViewRateLimiter limiter;
    private final ViewSender sender;
    private final MeterRegistry meters;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile long awayAt = System.nanoTime() - PAUSE;

    /** What became of a look. */
    public enum Outcome {
        /** It will be counted, whatever happens from now on. */
        COUNTED,
        /** It is none that counts. */
        PASSED_OVER,
        /** There is no article to look at. */
        NOTHING_THERE,
        /** It could not be kept, or nobody can tell yet whether there is an article: to be tried again. */
        NOT_TAKEN
    }

    ViewRecorder(SlugLookup addresses, ViewRateLimiter limiter, ViewSender sender, MeterRegistry meters) {
        this.addresses = addresses;
        this.limiter = limiter;
        this.sender = sender;
        this.meters = meters;
    }

    /** Answers when the broker has. */
    public Outcome view(String address, View view) {
        var outcome = switch (addresses.at(address)) {
            case SlugLookup.Known(var article) -> view(article, view);
            case SlugLookup.Nothing nothing -> Outcome.NOTHING_THERE;
            case SlugLookup.NotYetKnown notYet -> Outcome.NOT_TAKEN;
        };
        meters.counter("broadsheet.views", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment();
        return outcome;
    }

    private Outcome view(UUID article, View view) {
        if (!view.isReaders() || !limiter.admit(view, article)) {
            return Outcome.PASSED_OVER;
        }
        if (System.nanoTime() - awayAt < PAUSE || !waiting.tryAcquire()) {
            return Outcome.NOT_TAKEN;
        }
        try {
            sender.send(article).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return Outcome.COUNTED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.NOT_TAKEN;
        } catch (ExecutionException | TimeoutException | RuntimeException away) {
            // It may have arrived all the same: what is not acknowledged may be counted, what is acknowledged must be.
            awayAt = System.nanoTime();
            LOG.debug("A look was not taken: {}", away.toString());
            return Outcome.NOT_TAKEN;
        } finally {
            waiting.release();
        }
    }
}
