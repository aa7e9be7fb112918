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
}
