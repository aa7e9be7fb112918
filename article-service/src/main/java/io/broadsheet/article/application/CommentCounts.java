package io.broadsheet.article.application;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** How many comments readers see, by article; what comment-service says on comment-counts.v1. */
public interface CommentCounts {

    /** @param version of the count, not of the article */
    record Count(long version, long visible) {
        public static final Count NONE = new Count(0, 0);

        public Count orLater(Count other) {
            return other.version > version ? other : this;
        }
    }

    /** Takes over counts by article, of each unless a later one is known. */
    void put(Map<UUID, Count> counts);

    /** @return a count for each article that has one */
    Map<UUID, Count> of(Collection<UUID> articles);
}
