package io.broadsheet.comment.domain;

/** The phases there are, in the usual order. */
public enum PhaseName {
    LENGTH,
    RATE,
    MUTED,
    BANNED_WORDS,
    SUSPECT_WORDS,
    MODE,
    STAFF_NAMES,
    DOUBTFUL_NAMES,
    LINKS,
    REPEATS,
    REPORTS,
    SCORE;

    /** What it is about is no fault that a comment could be refused for. */
    public boolean holdsAtMost() {
        return this == MODE || this == REPORTS;
    }
}
