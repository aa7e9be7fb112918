package io.broadsheet.article.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an article has of publications at an instant, in whatever state. */
sealed interface Scheduling permits Article {

    /** @throws ErasedForGood if erased */
    WorkingCopy copy();

    /** This with another working copy, or itself if that is the same. */
    Article with(WorkingCopy copy, Instant at);

    Article.Change publish(Rendering rendering, long version, Instant at);

    /** This with a working copy without what is over by then. */
    default Article at(Instant now) {
        return this instanceof Article.Erased ? article() : with(copy().at(now), now);
    }

    /** When the working copy is to be published; null if nobody has said. */
    default @Nullable Schedule schedule() {
        if (this instanceof Article.Erased) {
            return null;
        }
        var schedule = copy().schedule();
        // A withdrawal ends it, but for one by a build that knew of none.
        var isOver = schedule != null && this instanceof Article.Withdrawn && !schedule.withdrawn();
        return isOver ? null : schedule;
    }

    /**
     * Has the working copy published at an instant, as it will be by then.
     *
     * @param rendering shows that it can be
     * @throws NotPublishable as it is now
     * @throws ErasedForGood if erased
     */
    default Article.Change schedule(Instant when, Actor by, Rendering rendering, Instant at) {
        rendering.render(copy().body());
        return Article.Change.silent(with(
                copy().scheduled(new Schedule(when, by, this instanceof Article.Withdrawn, null)), at));
    }

    /** @throws ErasedForGood if erased */
    default Article.Change unschedule(Instant at) {
        return Article.Change.silent(with(copy().scheduled(null), at));
    }

    /**
     * Publishes the working copy if its time has come.
     *
     * @param version the article's version with this publication
     * @throws NotPublishable as it is by now
     */
    default Article.Change publishDue(Rendering rendering, long version, Instant now) {
        if (this instanceof Article.Erased) {
            return Article.Change.silent(article());
        }
        var schedule = schedule();
        if (schedule == null) {
            return unschedule(now);
        }
        return schedule.isDue(now)
                ? publish(rendering, version, schedule.publishedAt(now))
                : Article.Change.silent(article());
    }

    /**
     * What readers would have after the next publication, a scheduled one at its instant.
     *
     * @throws NotPublishable if they would have nothing
     * @throws ErasedForGood if erased
     */
    default Publication preview(Rendering rendering, long version, Instant now) {
        var schedule = schedule();
        var at = schedule != null && schedule.at().isAfter(now) ? schedule.at() : now;
        return ((Article.Published) publish(rendering, version, at).next()).publication();
    }

    /** Notes why the working copy was not published when its time had come. */
    default Article.Change publishDueFailed(String why, Instant now) {
        var schedule = schedule();
        return schedule == null || !schedule.isDue(now)
                ? Article.Change.silent(article())
                : Article.Change.silent(with(copy().scheduled(schedule.failed(why)), now));
    }

    private Article article() {
        return (Article) this;
    }
}
