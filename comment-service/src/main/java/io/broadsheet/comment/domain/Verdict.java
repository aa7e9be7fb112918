package io.broadsheet.comment.domain;

/** What a moderator may decide. */
public enum Verdict {
    APPROVE,
    REJECT,
    /** Rejected too; kept apart for those who later learn from it. */
    SPAM
}
