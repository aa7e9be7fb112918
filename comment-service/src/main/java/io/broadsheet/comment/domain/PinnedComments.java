package io.broadsheet.comment.domain;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What is pinned of each article. */
public interface PinnedComments {

    Pins of(UUID articleId);

    /** First pinned first; without the trail. */
    List<UUID> pinned(UUID articleId);

    /** Of each of these articles what is pinned. */
    Map<UUID, Set<UUID>> pinned(Collection<UUID> articleIds);

    /** @param decision runs again after a lost race: keep it pure */
    Pins update(UUID articleId, UnaryOperator<Pins> decision);
}
