package io.broadsheet.article.application;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The texts of published articles. */
@FunctionalInterface
public interface ArticleTexts {

    /** Sanitised HTML; nothing for an article that is not published. */
    Map<UUID, String> html(Collection<UUID> articles);
}
