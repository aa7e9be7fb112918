package io.broadsheet.comment.domain;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is known of articles, from {@code articles.v1}. Of one article a lower version changes nothing. */
public interface Articles {

    /** @return empty for one that is not known, perhaps only yet */
    Optional<Article> find(UUID id);

    void put(UUID id, long version, Article article);

    /** Notes that comments of an erased article may still have words. */
    void requestErasureOfComments(UUID id);

    List<ErasureRequest> awaitingErasureOfComments(int limit);

    /** Ends a request; one that was made since stays. */
    void complete(ErasureRequest request);

    /** @param request new with every request */
    record ErasureRequest(UUID articleId, UUID request) {}
}
