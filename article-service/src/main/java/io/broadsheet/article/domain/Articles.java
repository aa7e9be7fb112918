package io.broadsheet.article.domain;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All articles, each stored together with the events that its changes announce. */
public interface Articles {

    /**
     * An article as it is at a version, which every change raises by one.
     *
     * @param latest the step that led to it
     */
    record Entry(UUID id, Article article, Activity latest) {

        public long version() {
            return latest.version();
        }

        /** The version a change decided on now will have. */
        public long nextVersion() {
            return version() + 1;
        }

        /** @throws StaleVersion unless this is a version that somebody saw; null asks for none */
        public void require(@Nullable Set<Long> seen) {
            if (seen != null && !seen.contains(version())) {
                throw new StaleVersion(version());
            }
        }
    }

    /** A creating call that may come twice: which one it is, and what it brought, both as hashes. */
    record Call(String key, String content) {}

    Optional<Entry> find(UUID id);

    /** @return the article that has this slug, or had it while public */
    Optional<Entry> findBySlug(Slug slug);

    /**
     * Adds an article, once for each call.
     *
     * @return the article that the call made, now or before
     * @throws SlugTaken if another article has its slug
     * @throws CallRepeatedOtherwise if the call came before with another content
     */
    Entry add(UUID id, Article.Draft draft, @Nullable Call call, Step step);

    /**
     * Decides on an article and keeps the decision, with its events, in one write. Lost against a concurrent change,
     * the decision is taken again on the newer state: it must be pure. What it changes nothing by is no step.
     *
     * @param step what the decision is, for the audit trail
     * @return the article after it, or empty if there is none with this id
     * @throws SlugTaken if the decision gave it a slug that another one has
     */
    default Optional<Entry> update(UUID id, Step step, Function<Entry, Article.Change> decision) {
        return update(id, current -> step, decision);
    }

    /** As the other, where what the decision is follows from what it is taken on. */
    Optional<Entry> update(UUID id, Function<Entry, Step> step, Function<Entry, Article.Change> decision);
}
