package io.broadsheet.article.application;

import io.broadsheet.article.domain.Action;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Article.Change;
import io.broadsheet.article.domain.Articles;
import io.broadsheet.article.domain.Articles.Entry;
import io.broadsheet.article.domain.NotPublishable;
import io.broadsheet.article.domain.Rendering;
import io.broadsheet.article.domain.StaleVersion;
import io.broadsheet.article.domain.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Decides what readers see. {@code seen} are the versions the editor knows, or null for any. */
@Service
public class ArticlePublishing {

    private final Articles articles;
    private final Rendering rendering;
    private final ReaderCaches caches;
    private final PictureGuard guard;
    private final PictureErasure pictures;
    private final Revisions revisions;
    private final Clock clock;

    ArticlePublishing(
            Articles articles,
            Rendering rendering,
            ReaderCaches caches,
            PictureGuard guard,
            PictureErasure pictures,
            Revisions revisions,
            Clock clock) {
        this.articles = articles;
        this.rendering = rendering;
        this.caches = caches;
        this.guard = guard;
        this.pictures = pictures;
        this.revisions = revisions;
        this.clock = clock;
    }

    /** Shows readers the working copy. */
    public Entry publish(UUID id, @Nullable Set<Long> seen, Actor by) {
        var now = clock.instant();
        return decide(id, seen, new Step(Action.PUBLISHED, by, now), current -> {
            guard.require(current.article());
            return current.article().publish(rendering, current.nextVersion(), now);
        });
    }

    /**
     * Tells readers what was wrong.
     *
     * @param withCopy whether they get the working copy with it
     */
    public Entry correct(UUID id, @Nullable Set<Long> seen, String note, boolean withCopy, Actor by) {
        var now = clock.instant();
        return decide(id, seen, new Step(Action.CORRECTED, by, now), current -> {
            if (withCopy) {
                guard.require(current.article());
            }
            return current.article().correct(note, withCopy, rendering, current.nextVersion(), now);
        });
    }

    /** Has the working copy published at an instant, as it will be by then. */
    public Entry schedule(UUID id, @Nullable Set<Long> seen, Instant at, Actor by) {
        var now = clock.instant();
        return decide(id, seen, new Step(Action.SCHEDULED, by, now), current -> {
            guard.require(current.article());
            return current.article().schedule(at, by, rendering, now);
        });
    }

    /** Leaves the working copy to be published by hand. */
    public Entry unschedule(UUID id, @Nullable Set<Long> seen, Actor by) {
        var now = clock.instant();
        return decide(
                id,
                seen,
                new Step(Action.UNSCHEDULED, by, now),
                current -> current.article().unschedule(now));
    }

    /**
     * Publishes a working copy whose time has come, unless another instance has, or a person decided otherwise.
     *
     * @return the article, by a step of {@code now} if it was this call
     * @throws StaleVersion if it could not be, and has changed since: it may have been mended
     */
    Entry publishDue(UUID id, Instant now) {
        var tried = new AtomicReference<Entry>();
        try {
            return decide(id, current -> stepDue(current, Action.PUBLISHED_AS_SCHEDULED, now), current -> {
                tried.set(current);
                var schedule = current.article().schedule();
                if (schedule != null && schedule.isDue(now)) {
                    guard.require(current.article());
                }
                return current.article().publishDue(rendering, current.nextVersion(), now);
            });
        } catch (NotPublishable refused) {
            var why = String.valueOf(refused.getMessage());
            var seen = Objects.requireNonNull(tried.get());
            return decide(
                    id,
                    Set.of(seen.version()),
                    stepDue(seen, Action.SCHEDULE_FAILED, now),
                    current -> current.article().publishDueFailed(why, now));
        }
    }

    private static Step stepDue(Entry current, Action action, Instant now) {
        var schedule = current.article().schedule();
        return schedule == null ? new Step(Action.UNSCHEDULED, null, now) : new Step(action, schedule.by(), now);
    }

    /** Why a scheduled working copy could not be published as it is now; empty if it could, or does not wait. */
    public Optional<NotPublishable> hindrance(Article article) {
        var schedule = article.schedule();
        if (schedule == null || schedule.problem() != null) {
            return Optional.empty();
        }
        try {
            guard.require(article);
            rendering.render(article.copy().body());
            return Optional.empty();
        } catch (NotPublishable why) {
            return Optional.of(why);
        }
    }

    /** Takes the article from readers, who get to know the reason. */
    public Entry withdraw(UUID id, @Nullable Set<Long> seen, @Nullable String reason, Actor by) {
        var now = clock.instant();
        return decide(
                id,
                seen,
                new Step(Action.WITHDRAWN, by, now),
                current -> current.article().withdraw(reason, current.nextVersion(), now));
    }

    /** Leaves nothing of the text, and of the pictures that it ever had those that other articles have. */
    public Entry erase(UUID id, @Nullable Set<Long> seen, Actor by) {
        var now = clock.instant();
        articles.find(id).ifPresent(entry -> {
            // One that is refused leaves nothing behind.
            entry.require(seen);
            pictures.note(id, entry.article().pictures());
            revisions.noteErasure(id);
        });
        var left = new HashSet<String>();
        var erased = decide(id, seen, new Step(Action.ERASED, by, now), current -> {
            left.clear();
            left.addAll(current.article().pictures());
            return current.article().erase(now);
        });
        try {
            revisions.erase(id);
        } finally {
            pictures.begin(id, left);
        }
        return erased;
    }

    private Entry decide(UUID id, @Nullable Set<Long> seen, Step step, Function<Entry, Change> decision) {
        return decide(id, current -> step, current -> {
            current.require(seen);
            return decision.apply(current);
        });
    }

    private Entry decide(UUID id, Function<Entry, Step> step, Function<Entry, Change> decision) {
        try {
            var decided = articles.update(id, step, decision).orElseThrow(UnknownArticle::new);
            if (decided.article() instanceof Article.Published published) {
                var details = published.publication().details();
                caches.named(details.tags(), details.section(), details.authors(), details.language());
            }
            return decided;
        } finally {
            // Also after a failure: the write may have been done, only its answer lost.
            caches.changed(id);
        }
    }
}
