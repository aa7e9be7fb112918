package io.broadsheet.comment.domain;

import java.util.UUID;

/** A comment under its id. */
public record StoredComment(UUID id, Comment comment) {}
