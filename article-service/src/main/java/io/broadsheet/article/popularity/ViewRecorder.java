package io.broadsheet.article.popularity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.chassis.Loggable;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes readers' views of articles, and sends them to article-views.v1. */
@Component
public class ViewRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(ViewRecorder.class);
    /** More at a time than this, and Kafka is slower than readers come. */
    private static final int MOST_WAITING = 4_000;

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(4);
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final ViewedArticles articles;
    private final ViewRateLimiter limiter;
    private final ViewSender sender;
    private final MeterRegistry meters;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Cache<UUID, Boolean> admitted = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(15))
            .build();
    private volatile long awayAt = System.nanoTime() - PAUSE;

    /** What became of a view. */
    public enum Outcome {
        /** It will be counted, whatever happens from now on. */
        COUNTED,
        /** It is none that counts. */
        PASSED_OVER,
        /** There is no article to look at. */
        NOTHING_THERE,
        /** There is no longer one. */
        GONE,
        /** It could not be kept, or nobody can tell yet whether there is an article: to be tried again. */
        NOT_TAKEN
    }

    /**
     * @param id the same when it is recorded once more; null if it never is
     * @param address where the article is, by its slug
     */
    public record Recorded(@Nullable UUID id, String address, View view) {}

    ViewRecorder(ViewedArticles articles, ViewRateLimiter limiter, ViewSender sender, MeterRegistry meters) {
        this.articles = articles;
        this.limiter = limiter;
        this.sender = sender;
        this.meters = meters;
    }

    /** Answers when the broker has. */
    public Outcome record(String address, View view) {
        return record(List.of(new Recorded(null, address, view))).getFirst();
    }

    /**
     * Answers when the broker has answered for all of them.
     *
     * @return what became of each, in the same order
     */
    public List<Outcome> record(List<Recorded> views) {
        var until = System.nanoTime() + LONGEST;
        var begun = views.stream().map(this::begin).toList();
        var outcomes = new ArrayList<Outcome>();
        for (var one : begun) {
            var outcome = outcome(one, until);
            outcomes.add(outcome);
            meters.counter("broadsheet.views", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .increment();
        }
        return outcomes;
    }

    /** Either its outcome, or what the broker will answer. */
    private record Begun(Outcome outcome, @Nullable CompletableFuture<?> sent) {}

    private Begun begin(Recorded recorded) {
        return switch (articles.at(recorded.address())) {
            case ViewedArticles.Known(var article) -> begin(recorded.id(), article, recorded.view());
            case ViewedArticles.Nothing _ -> new Begun(Outcome.NOTHING_THERE, null);
            case ViewedArticles.Gone _ -> new Begun(Outcome.GONE, null);
            case ViewedArticles.NotYetKnown _ -> new Begun(Outcome.NOT_TAKEN, null);
        };
    }

    private Begun begin(@Nullable UUID id, UUID article, View view) {
        if (!view.isReaders()) {
            return new Begun(Outcome.PASSED_OVER, null);
        }
        if (System.nanoTime() - awayAt < PAUSE || !waiting.tryAcquire()) {
            return new Begun(Outcome.NOT_TAKEN, null);
        }
        try {
            if (!isAdmitted(id, article, view)) {
                waiting.release();
                return new Begun(Outcome.PASSED_OVER, null);
            }
            var sent = sender.send(id, article);
            sent.whenComplete((done, failed) -> waiting.release());
            return new Begun(Outcome.COUNTED, sent);
        } catch (RuntimeException away) {
            waiting.release();
            return new Begun(notTaken(away), null);
        }
    }

    /** What is sent once more has been admitted before. */
    private boolean isAdmitted(@Nullable UUID id, UUID article, View view) {
        if (id == null) {
            return limiter.admit(view, article);
        }
        return admitted.getIfPresent(id) != null
                || limiter.admit(view, article) && admitted.asMap().put(id, true) == null;
    }

    private Outcome outcome(Begun begun, long until) {
        if (begun.sent == null) {
            return begun.outcome;
        }
        try {
            begun.sent.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            return begun.outcome;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.NOT_TAKEN;
        } catch (ExecutionException | TimeoutException away) {
            return notTaken(away);
        }
    }

    /** It may have arrived all the same: what is not acknowledged may be counted, what is acknowledged must be. */
    private Outcome notTaken(Exception away) {
        awayAt = System.nanoTime();
        LOG.debug("A view was not taken", Loggable.of(away));
        return Outcome.NOT_TAKEN;
    }
}
