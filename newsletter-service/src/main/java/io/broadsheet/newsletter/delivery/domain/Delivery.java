package io.broadsheet.newsletter.delivery.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one reader, as the ledger holds it.
 *
 * @param attempts how often its recipient or its message was put off so far
 * @param perhapsSent how often the server had all of it and did not answer, since operations sent it again
 * @param deferredSince when an answer put it off for the first time since the server was last unavailable
 * @param waitsSince when its domain first kept it waiting since it was last tried, or the server was last unavailable
 * @param createdAt by the ledger's clock
 * @param releasedAt when operations sent it again, by the ledger's clock
 * @param traceparent of what led to it
 */
public record Delivery(
        UUID id,
        UUID subscriptionId,
        Content content,
        int attempts,
        int perhapsSent,
        @Nullable Instant deferredSince,
        @Nullable Instant waitsSince,
        Instant createdAt,
        @Nullable Instant releasedAt,
        @Nullable String traceparent) {

    public sealed interface Content {
        /** What a cohort gets of a cut, rendered when it goes out. */
        record Digest(UUID edition, long number) implements Content {}

        /** Replies to comments that a reader follows, rendered when it goes out. */
        record Replies() implements Content {}

        /** A mail for this reader alone. */
        record Transactional(String purpose, String subject, String text, String html) implements Content {}
    }

    /** Fixed words, for metrics and the {@code Feedback-ID}. */
    public String purpose() {
        return switch (content) {
            case Content.Digest digest -> "digest";
            case Content.Replies replies -> "replies";
            case Content.Transactional transactional -> transactional.purpose();
        };
    }
}
