package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;

/**
 * A mail that went or goes to one reader.
 *
 * @param generation of the link in it
 */
public record Letter(LetterKind kind, int generation, Instant at) {}
