package io.broadsheet.comment.domain;

/**
 * Tells the same request sent again from another one.
 *
 * @param key hash of the idempotency key in its scope
 * @param body hash of what was asked
 */
public record Receipt(String key, String body) {}
