package io.broadsheet.newsletter.edition.application;

import java.util.UUID;

/** For whoever keeps something back while an article is not public. */
public interface ArticleReturn {

    /** It is public, for the first time or again; told again after a failure. */
    void isPublic(UUID articleId);
}
