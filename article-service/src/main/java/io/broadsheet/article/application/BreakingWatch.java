package io.broadsheet.article.application;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.BreakingEnd;
import io.broadsheet.article.domain.Step;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every second whether breaking news is so no longer. Every instance does; the version decides which one it was. */
@Component
class BreakingWatch extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(BreakingWatch.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(1));
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Backoff WHILE_THE_DATABASE_IS_AWAY =
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(2));

    private static final int PAGE = 50;
    private static final int MOST_AT_A_LOOK = 1_000;

    private final BreakingArticles breaking;
    private final Articles articles;
    private final ScheduledArticles clock;
    private final ReaderCaches caches;

    BreakingWatch(BreakingArticles breaking, Articles articles, ScheduledArticles clock, ReaderCaches caches) {
        super("breaking-watch", WHILE_THE_DATABASE_IS_AWAY);
        this.breaking = breaking;
        this.articles = articles;
        this.clock = clock;
        this.caches = caches;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(LOOK)) {
            endAll();
        }
    }

    private void endAll() {
        Set<UUID> seen = new HashSet<>();
        List<UUID> page;
        do {
            page = breaking.over(clock.now(), seen, PAGE);
            page.forEach(this::end);
            seen.addAll(page);
        } while (page.size() == PAGE && seen.size() < MOST_AT_A_LOOK);
    }

    /** One that fails hides no other; it is tried again. */
    private void end(UUID article) {
        var now = clock.now();
        try {
            articles.update(
                    article,
                    new Step(Action.RENDERED_ANEW, null, now),
                    current -> BreakingEnd.of(current.article(), now, current.nextVersion()));
        } catch (RuntimeException e) {
            if (FAILED.allows()) {
                LOG.warn("Article {} is still shown as breaking news", article, Loggable.of(e));
            }
        } finally {
            caches.changed(article);
        }
    }
}
