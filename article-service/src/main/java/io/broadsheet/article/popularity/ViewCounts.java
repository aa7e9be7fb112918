package io.broadsheet.article.popularity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Stored view counts. */
interface ViewCounts {

    /** @return those that there are */
    Map<UUID, ViewCount> of(Collection<UUID> articles);

    /** Keeps each unless a later one of the same topic is there. */
    void keep(Collection<ViewCount> counts);

    /** The articles read most; none that nobody has looked at for long. */
    List<UUID> mostViewed(Window window, Instant now, int limit);
}
