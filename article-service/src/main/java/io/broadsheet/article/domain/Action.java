package io.broadsheet.article.domain;

/** What can be done with an article. */
public enum Action {
    STARTED,
    EDITED,
    /** Saved by a program while somebody writes. */
    AUTOSAVED,
    PUBLISHED,
    SCHEDULED,
    UNSCHEDULED,
    PUBLISHED_AS_SCHEDULED,
    /** The time came, and the text could not be published. */
    SCHEDULE_FAILED,
    WITHDRAWN,
    ERASED,
    RENDERED_ANEW,
    /** By a build that told nothing of it, or something else. */
    CHANGED
}
