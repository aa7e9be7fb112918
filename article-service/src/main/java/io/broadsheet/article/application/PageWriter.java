package io.broadsheet.article.application;

import io.broadsheet.article.domain.Publication;
import io.broadsheet.cache.CachedResponse;
import java.util.UUID;

/** Writes a published article as it goes over the wire. */
@FunctionalInterface
public interface PageWriter {
    CachedResponse write(UUID id, Publication publication, long commentCount);
}
