package io.broadsheet.article.application;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Articles whose working copies are to be published at an instant. */
public interface ScheduledArticles {

    /** An article and its time. */
    record Scheduled(UUID id, Instant at) {}

    /** @return the soonest first, at most {@code limit} after {@code after} */
    List<Scheduled> next(@Nullable Scheduled after, int limit);

    /** The database's time: by it none is early, whatever the clock of an instance says. */
    Instant now();
}
