package io.broadsheet.article.application;

import io.broadsheet.article.domain.Slug;
import io.broadsheet.cache.CachedResponse;
import org.jspecify.annotations.Nullable;

/** What readers get at an article's addresses. */
public sealed interface ReaderPage {

    /**
     * The article as it goes over the wire.
     *
     * @param slug its current address; others lead there
     */
    record Readable(Slug slug, CachedResponse answer) implements ReaderPage {}

    /** It was public, and is no longer. */
    sealed interface Gone extends ReaderPage {}

    /** It may come back. */
    record Withdrawn(@Nullable String reason) implements Gone {}

    /** Nothing of it is left. */
    record Erased() implements Gone {}
}
