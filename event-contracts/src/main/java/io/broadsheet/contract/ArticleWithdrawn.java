package io.broadsheet.contract;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that is public no longer; nothing of its text is here.
 *
 * @param slugs every address it was ever published under, the latest first
 * @param reason fit for readers
 */
public record ArticleWithdrawn(
        UUID id, long version, List<String> slugs, @Nullable String reason, Instant withdrawnAt)
        implements PublishedEvent {

    @Override
    public UUID subject() {
        return id;
    }
}
