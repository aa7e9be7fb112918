package io.broadsheet.article.domain;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** All articles, each stored together with the events that its changes announce. */
public interface Articles {

    /** An article as it is at a version, which every change raises by one. */
    record Entry(UUID id, long version, Article article) {}

    Optional<Entry> find(UUID id);

    /** @return the article that has this slug, or had it while public */
    Optional<Entry> findBySlug(Slug slug);

    /**
     * Decides on an article and keeps the decision, with its events, in one write. Lost against a concurrent change,
     * the decision is taken again on the newer state: it must be pure.
     *
     * @return the article after it, or empty if there is none with this id
     * @throws SlugTaken if the decision gave it a slug that another one has
     */
    Optional<Entry> update(UUID id, Function<Entry, Article.Change> decision);
}
