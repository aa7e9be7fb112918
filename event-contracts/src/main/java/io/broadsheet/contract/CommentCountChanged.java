package io.broadsheet.contract;

import java.util.UUID;

/**
 * How many comments the readers of an article see.
 *
 * @param version of the count, not of the article
 */
public record CommentCountChanged(UUID articleId, long version, long visible) implements PublishedEvent {

    @Override
    public UUID subject() {
        return articleId;
    }
}
