package io.broadsheet.chassis.web;

import io.broadsheet.chassis.web.problem.ProblemException;

/**
 * An {@link IdempotencyKey} as the created document keeps it: hashes only, under a sparse unique index on
 * {@code idempotency.key}. Insert first; a duplicate key means that the call was made before.
 *
 * @param key identifies the call
 * @param body tells whether the same was sent
 */
public record Idempotency(String key, String body) {

    /**
     * Checks a repeated call against the one that created the document.
     *
     * @throws ProblemException 422 if another body was sent under the same key
     */
    public void requireSameBodyAs(Idempotency first) {
        if (!body.equals(first.body)) {
            throw ProblemException.invalid("Idempotency-Key", "This key was used before with another body.");
        }
    }
}
