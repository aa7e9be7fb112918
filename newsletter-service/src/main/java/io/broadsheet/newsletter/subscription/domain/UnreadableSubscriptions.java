package io.broadsheet.newsletter.subscription.domain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks for active subscriptions that cannot be served as they are stored. */
public interface UnreadableSubscriptions {

    /**
     * @param last up to where it looked; null at the end of all
     * @param found those that cannot be read, or whose zone has no hours here
     */
    record Looked(@Nullable UUID last, List<UUID> found) {}

    /** Looks at the next {@code limit} active ones in order of their ids. */
    Looked look(@Nullable UUID after, int limit);
}
