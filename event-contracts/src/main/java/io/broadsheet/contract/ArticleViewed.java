package io.broadsheet.contract;

import java.util.UUID;

/**
 * Somebody looked at an article; when is in {@code ce_time}, who is nowhere.
 *
 * @param id of this look; it says nothing else
 * @param version always 1: a look does not change
 */
public record ArticleViewed(UUID id, long version, UUID articleId) implements PublishedEvent {

    @Override
    public UUID subject() {
        return id;
    }

    @Override
    public UUID key() {
        return articleId;
    }
}
