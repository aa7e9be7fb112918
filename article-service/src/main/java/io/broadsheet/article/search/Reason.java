package io.broadsheet.article.search;

/** Why an article is shown beside another. */
public sealed interface Reason {

    /** @param tag of those that both have, the one that says most */
    record SharedTag(String tag) implements Reason {}

    record SimilarText() implements Reason {}

    record SameSection(String section) implements Reason {}
}
