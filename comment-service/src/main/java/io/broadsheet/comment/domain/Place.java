package io.broadsheet.comment.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a comment stands; fixed for ever.
 *
 * @param threadId the comment on the article itself that the thread began with; of that one, its own id
 * @param parentId the comment replied to, absent for one on the article itself
 * @param depth 0 for a comment on the article itself, else one more than its parent's
 */
public record Place(UUID articleId, UUID threadId, @Nullable UUID parentId, int depth) {

    public static Place onArticle(UUID articleId, UUID ownId) {
        return new Place(articleId, ownId, null, 0);
    }

    /** A place for replies to the comment that stands here. */
    public Place below(UUID ownId) {
        return new Place(articleId, threadId, ownId, depth + 1);
    }
}
