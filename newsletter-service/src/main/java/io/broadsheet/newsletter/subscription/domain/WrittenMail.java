package io.broadsheet.newsletter.subscription.domain;

import java.time.Instant;

/**
 * A mail that went or goes to one reader.
 *
 * @param generation of the link in it
 */
public record WrittenMail(MailPurpose purpose, int generation, Instant at) {}
