package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of articles, from {@code articles.v1}. Of one article a lower version changes nothing. */
public interface Articles {

    /** @return empty for one that is not known, perhaps only yet */
    Optional<Article> find(UUID id);

    /** Those of them that are known. */
    Map<UUID, Article> find(Collection<UUID> ids);

    void put(UUID id, long version, Article article);

    /** Whether what is known of it is of that version, or a later one. */
    boolean isKnownAsOf(UUID id, long version);

    /** Whether an author of the published article has one of these names. */
    boolean isBy(UUID id, Set<NameKey> names);

    /** Whether an author of any published article has one of these names. */
    boolean isAnyBy(Set<NameKey> names);

    /** Notes that comments of an erased article may still have words. */
    void requestErasureOfComments(UUID id);

    /** The oldest first. */
    List<ErasureRequest> awaitingErasureOfComments(int limit);

    /** Ends a request; one that was made since stays. */
    void complete(ErasureRequest request);

    /**
     * @param request new with every request
     * @param since when it was made
     */
    record ErasureRequest(UUID articleId, UUID request, Instant since) {}
}
