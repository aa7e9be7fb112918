package io.broadsheet.contract;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of a comment after any change; never a name or a text.
 *
 * @param parentId the comment replied to, absent for one on the article itself
 * @param state {@code held}, {@code visible}, {@code rejected} or {@code removed}; readers take any other as not visible
 * @param occurredAt when this change happened
 */
public record CommentChanged(
        UUID id,
        long version,
        UUID articleId,
        @Nullable UUID parentId,
        String state,
        Instant postedAt,
        Instant occurredAt)
        implements PublishedEvent {

    @Override
    public UUID subject() {
        return id;
    }

    @Override
    public UUID key() {
        return articleId;
    }
}
