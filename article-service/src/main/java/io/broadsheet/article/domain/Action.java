package io.broadsheet.article.domain;

/** What can be done with an article. */
public enum Action {
    STARTED,
    EDITED,
    /** Saved by a program while somebody writes. */
    AUTOSAVED,
    /** An earlier text is the working copy again. */
    RESTORED,
    PUBLISHED,
    SCHEDULED,
    UNSCHEDULED,
    PUBLISHED_AS_SCHEDULED,
    /** The time came, and the text could not be published. */
    SCHEDULE_FAILED,
    CORRECTED,
    WITHDRAWN,
    ERASED,
    RENDERED_ANEW,
    /** By a build that told nothing of it, or something else. */
    CHANGED;

    /** Whether it may have led to another working copy. */
    public boolean isSaving() {
        return this == STARTED || this == EDITED || this == AUTOSAVED || this == RESTORED || this == CHANGED;
    }
}
