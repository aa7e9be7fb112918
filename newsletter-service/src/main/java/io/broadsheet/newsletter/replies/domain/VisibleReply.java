package io.broadsheet.newsletter.replies.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * A reply that readers of the site see.
 *
 * @param parentId the comment it answers
 * @param seenAt when this service first heard that it is visible
 */
public record VisibleReply(UUID id, UUID parentId, UUID articleId, Instant seenAt) {}
