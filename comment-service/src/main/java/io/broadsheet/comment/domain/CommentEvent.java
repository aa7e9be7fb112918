package io.broadsheet.comment.domain;

import java.time.Instant;

/** What happened to a comment. */
public sealed interface CommentEvent {

    Instant occurredAt();

    record Posted(Instant occurredAt) implements CommentEvent {}

    record Edited(Instant occurredAt) implements CommentEvent {}

    record Approved(Instant occurredAt) implements CommentEvent {}

    record Rejected(Instant occurredAt) implements CommentEvent {}

    record Removed(Instant occurredAt) implements CommentEvent {}

    /** Held because of readers' reports, or as it was before a decision that was taken back. */
    record Reconsidered(Instant occurredAt) implements CommentEvent {}
}
