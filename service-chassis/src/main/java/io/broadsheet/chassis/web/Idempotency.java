package io.broadsheet.chassis.web;

/**
 * An {@link IdempotencyKey} as the created document keeps it: hashes only, under a sparse unique index on
 * {@code idempotency.key}. Insert first; a duplicate key means that the call was made before.
 *
 * @param key identifies the call
 * @param body tells whether the same was sent
 */
public record Idempotency(String key, String body) {}
