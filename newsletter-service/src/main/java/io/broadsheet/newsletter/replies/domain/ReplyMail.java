package io.broadsheet.newsletter.replies.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one mail tells one reader of.
 *
 * @param id the same for the same reader and number
 * @param number 1 for the reader's first
 */
public record ReplyMail(UUID id, UUID reader, long number, List<Told> told, Instant at) {

    /** New replies to one comment, oldest first. */
    public record Told(UUID commentId, UUID articleId, List<UUID> replies) {}
}
