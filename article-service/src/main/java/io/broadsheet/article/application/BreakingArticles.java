package io.broadsheet.article.application;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Published articles that are breaking news for a while. */
public interface BreakingArticles {

    /**
     * @param passedOver those that are left out
     * @return those that are so no longer, at most {@code limit}
     */
    List<UUID> over(Instant now, Set<UUID> passedOver, int limit);
}
