package io.broadsheet.article.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * A line of an article's audit trail.
 *
 * @param version that the step led to
 * @param since when the first of the saves was made that this one stands for; otherwise the step's own instant
 */
public record Activity(long version, Step step, Instant since) {

    private static final Duration ONE_SAVE = Duration.ofMinutes(10);

    /** The first of an article. */
    public static Activity first(Step step) {
        return new Activity(1, step, step.at());
    }

    /** What the next step is to be remembered as. */
    public Activity next(Step next) {
        return new Activity(version + 1, next, isContinuedBy(next) ? since : next.at());
    }

    /** Whether the working copy of this version is its own, and not that of an earlier one. */
    public boolean isSaving() {
        return step.action().isSaving();
    }

    /** Whether this is an autosave that the next save of the same author stands for: of within ten minutes. */
    public boolean isContinuedBy(Step next) {
        return step.action() == Action.AUTOSAVED
                && (next.action() == Action.AUTOSAVED || next.action() == Action.EDITED)
                && step.by() != null
                && step.by().equals(next.by())
                && Duration.between(since, next.at()).abs().compareTo(ONE_SAVE) <= 0;
    }

    /** Whether a save by hand means the text of this autosave, which later ones would otherwise stand for. */
    public boolean isAskedForBy(Step same) {
        return same.action() == Action.EDITED && isContinuedBy(same);
    }
}
