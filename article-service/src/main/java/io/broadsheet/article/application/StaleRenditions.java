package io.broadsheet.article.application;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Published articles whose text an earlier renderer made. */
public interface StaleRenditions {

    /** @return ids in their order, at most {@code limit} after {@code after} */
    List<UUID> madeBefore(int renderer, @Nullable UUID after, int limit);

    long count(int renderer);

    /** Notes that this renderer would make the same, or nothing, of an article as it is at that version. */
    void keep(UUID article, long version, int renderer);

    /** @return whether the caller may go on with the work for a minute, and nobody else */
    boolean lease(UUID holder);

    void release(UUID holder);
}
