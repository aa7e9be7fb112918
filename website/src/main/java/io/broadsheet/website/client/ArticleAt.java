package io.broadsheet.website.client;

import org.jspecify.annotations.Nullable;

/** What is at an article's address. */
public sealed interface ArticleAt {

    /** @param article as readers may read it */
    record Here(Article article) implements ArticleAt {}

    /** @param path of its current address */
    record Moved(String path) implements ArticleAt {}

    /** @param reason given by the newsroom, fit for readers */
    record Gone(@Nullable String reason) implements ArticleAt {}

    /** Nothing was ever there. */
    record Unknown() implements ArticleAt {}
}
