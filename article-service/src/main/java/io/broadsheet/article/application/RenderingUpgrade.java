package io.broadsheet.article.application;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Renders published articles anew whose text an earlier renderer made, one page of them after the other; one instance at
 * a time does. Readers get what is there until then. What comes out the same is not announced.
 */
@Component
class RenderingUpgrade extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(RenderingUpgrade.class);
    /** What fails for one may for thousands, and is tried again. */
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));

    private static final Duration AFTER_THE_START = Duration.ofSeconds(20);
    private static final Duration WHILE_ANOTHER_WORKS = Duration.ofSeconds(30);
    /** An older build beside this one may still publish. */
    private static final Duration WHEN_DONE = Duration.ofHours(6);

    private static final Duration BETWEEN_PAGES = Duration.ofMillis(200);
    private static final int PAGE = 50;

    private final Articles articles;
    private final StaleRenditions stale;
    private final Rendering rendering;
    private final ReaderCaches caches;
    private final Clock clock;
    private final Counter failed;
    private final UUID holder = UUID.randomUUID();
    private volatile long left;

    RenderingUpgrade(
            Articles articles,
            StaleRenditions stale,
            Rendering rendering,
            ReaderCaches caches,
            Clock clock,
            MeterRegistry meters) {
        super("rendering-upgrade");
        this.articles = articles;
        this.stale = stale;
        this.rendering = rendering;
        this.caches = caches;
        this.clock = clock;
        this.failed = Counter.builder("broadsheet.articles.rendering.kept")
                .description("Published articles that the present renderer refuses; readers get them as they were")
                .register(meters);
        Gauge.builder("broadsheet.articles.rendering.left", this, upgrade -> upgrade.left)
                .description("Published articles that wait to be rendered anew, as far as this instance works on them")
                .register(meters);
    }

    @Override
    protected void work() throws InterruptedException {
        var pause = AFTER_THE_START;
        while (isWantedAfter(pause)) {
            pause = upgrade() ? WHEN_DONE : WHILE_ANOTHER_WORKS;
        }
    }

    /** @return whether all is done */
    boolean upgrade() throws InterruptedException {
        if (stale.madeBefore(rendering.version(), null, 1).isEmpty()) {
            return true;
        }
        if (!stale.lease(holder)) {
            return false;
        }
        try {
            return renderAll();
        } finally {
            stale.release(holder);
        }
    }

    private boolean renderAll() throws InterruptedException {
        left = stale.count(rendering.version());
        LOG.info("Rendering {} published articles anew", left);
        @Nullable UUID last = null;
        int missed = 0;
        do {
            var page = stale.madeBefore(rendering.version(), last, PAGE);
            if (page.isEmpty()) {
                left = missed;
                if (missed > 0) {
                    return false;
                }
                LOG.info("All published articles are rendered by version {} of the renderer", rendering.version());
                return true;
            }
            for (var id : page) {
                missed += render(id) ? 0 : 1;
            }
            last = page.getLast();
            left = Math.max(0, left - page.size());
        } while (isWantedAfter(BETWEEN_PAGES) && stale.lease(holder));
        return false;
    }

    /** @return false if it is to be tried again; others come first */
    private boolean render(UUID id) {
        try {
            var before = articles.find(id).orElse(null);
            if (before == null || !(before.article() instanceof Article.Published)) {
                return true;
            }
            var after = articles.update(
                            id,
                            new Step(Action.RENDERED_ANEW, null, clock.instant()),
                            current -> current.article().renderAnew(rendering, current.nextVersion()))
                    .orElse(before);
            if (after.version() == before.version()) {
                stale.keep(id, before.version(), rendering.version());
            } else {
                caches.changed(id);
            }
        } catch (NotPublishable refused) {
            keep(id, refused);
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Article {} is not rendered anew yet; it is tried again", id, Loggable.of(e));
            }
            return false;
        }
        return true;
    }

    /** It would be tried for ever. */
    private void keep(UUID id, NotPublishable refused) {
        failed.increment();
        LOG.warn("Article {} stays as it was rendered before", id, Loggable.of(refused));
        articles.find(id).ifPresent(entry -> stale.keep(id, entry.version(), rendering.version()));
    }
}
