package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An article, always in exactly one state. */
public sealed interface Article {

    /** Latest change of any kind. */
    Instant changedAt();

    /** Never published so far. */
    record Draft(WorkingCopy copy, Instant changedAt) implements Article {

        /** A slug from the title follows the title; while that stays, so does its number. */
        private Slug slugFor(SlugChoice choice, String title) {
            return switch (choice) {
                case SlugChoice.QueryParameters(var slug) -> slug;
                case SlugChoice.Derived derived when title.equals(copy.details().title()) -> copy.slug();
                case SlugChoice.Derived derived -> derived.of(title);
            };
        }
    }

    /** Public; {@code copy} may be ahead of {@code publication}. */
    record Published(WorkingCopy copy, Publication publication, Instant changedAt) implements Article {}

    /** Public once, and perhaps again. */
    record Withdrawn(WorkingCopy copy, Withdrawal withdrawal, Instant changedAt) implements Article {}

    /**
     * A marker: nothing of the text is left.
     *
     * @param addresses every slug it was ever published under; none for a draft
     */
    record Erased(List<Slug> addresses, Instant changedAt) implements Article {
        public Erased {
            addresses = List.copyOf(addresses);
        }
    }

    /** The next state and the events it announces, oldest first. */
    record Change(Article next, List<ArticleEvent> events) {
        static Change silent(Article next) {
            return new Change(next, List.of());
        }

        static Change announcing(Article next, ArticleEvent event) {
            return new Change(next, List.of(event));
        }
    }

    /** A new article, which only the newsroom sees. */
    static Draft draft(SlugChoice slug, Details details, Body body, Instant at) {
        return new Draft(new WorkingCopy(slug.of(details.title()), details, body), at);
    }

    /**
     * Replaces the working copy; readers see it at the next publication.
     *
     * @throws ErasedForGood if erased
     */
    default Change edit(SlugChoice slug, Details details, Body body, Instant at) {
        return Change.silent(
                switch (this) {
                    case Draft draft -> {
                        var copy = new WorkingCopy(draft.slugFor(slug, details.title()), details, body);
                        yield copy.equals(draft.copy) ? draft : new Draft(copy, at);
                    }
                    case Published published -> {
                        var copy = new WorkingCopy(lasting(slug, published.copy), details, body);
                        yield copy.equals(published.copy) ? published : new Published(copy, published.publication, at);
                    }
                    case Withdrawn withdrawn -> {
                        var copy = new WorkingCopy(lasting(slug, withdrawn.copy), details, body);
                        yield copy.equals(withdrawn.copy) ? withdrawn : new Withdrawn(copy, withdrawn.withdrawal, at);
                    }
                    case Erased erased -> throw new ErasedForGood();
                });
    }

    /**
     * Shows readers the working copy, under its slug; what it was published under before leads there. If they would
     * see no difference, it changes and announces nothing.
     *
     * @param rendering makes of a source what readers get
     * @param version the article's version with this publication
     * @throws ErasedForGood if erased
     */
    default Change publish(Function<Body, Rendition> rendering, long version, Instant at) {
        return switch (this) {
            case Draft(var copy, var changed) -> madePublic(copy, List.of(), at, rendering, version, at);
            case Withdrawn(var copy, var withdrawal, var changed) ->
                madePublic(copy, withdrawal.addresses(), withdrawal.publishedAt(), rendering, version, at);
            case Published published -> {
                var copy = published.copy;
                var current = published.publication;
                var revised = current.revised(copy.slug(), copy.details(), rendering.apply(copy.body()), at, version);
                yield revised == current
                        ? Change.silent(published)
                        : Change.announcing(new Published(copy, revised, at), new ArticleEvent.ArticleRevised(revised));
            }
            case Erased erased -> throw new ErasedForGood();
        };
    }

    /**
     * Takes the article from readers; the working copy stays. Withdrawing again changes and announces nothing.
     *
     * @param reason fit for readers
     * @param version the article's version with this withdrawal
     * @throws NeverPublished if it is a draft
     * @throws ErasedForGood if erased
     */
    default Change withdraw(@Nullable String reason, long version, Instant at) {
        return switch (this) {
            case Draft draft -> throw new NeverPublished();
            case Published(var copy, var publication, var changed) -> {
                var withdrawal =
                        new Withdrawal(publication.addresses(), publication.publishedAt(), reason, at, version);
                yield Change.announcing(
                        new Withdrawn(copy, withdrawal, at), new ArticleEvent.ArticleWithdrawn(withdrawal));
            }
            case Withdrawn withdrawn -> Change.silent(withdrawn);
            case Erased erased -> throw new ErasedForGood();
        };
    }

    /**
     * Leaves a marker and its addresses, nothing else. Others hear of it if they ever heard of the article. Erasing
     * again changes and announces nothing.
     */
    default Change erase(Instant at) {
        return switch (this) {
            case Draft draft -> Change.silent(new Erased(List.of(), at));
            case Published published -> erased(published.publication.addresses(), at);
            case Withdrawn withdrawn -> erased(withdrawn.withdrawal.addresses(), at);
            case Erased erased -> Change.silent(erased);
        };
    }

    /** What others should know of the article as it is now: said again, it brings anyone up to date. */
    default List<ArticleEvent> announcements() {
        return switch (this) {
            case Draft draft -> List.of();
            case Published published -> List.of(new ArticleEvent.ArticlePublished(published.publication));
            case Withdrawn withdrawn -> List.of(new ArticleEvent.ArticleWithdrawn(withdrawn.withdrawal));
            case Erased erased -> erased.addresses.isEmpty() ? List.of() : List.of(new ArticleEvent.ArticleErased());
        };
    }

    private static Change madePublic(
            WorkingCopy copy,
            List<Slug> former,
            Instant publishedAt,
            Function<Body, Rendition> rendering,
            long version,
            Instant at) {
        var publication = new Publication(
                Publication.first(copy.slug(), former),
                copy.details(),
                rendering.apply(copy.body()),
                publishedAt,
                at,
                version);
        return Change.announcing(new Published(copy, publication, at), new ArticleEvent.ArticlePublished(publication));
    }

    private static Change erased(List<Slug> addresses, Instant at) {
        return Change.announcing(new Erased(addresses, at), new ArticleEvent.ArticleErased());
    }

    private static Slug lasting(SlugChoice choice, WorkingCopy copy) {
        return switch (choice) {
            case SlugChoice.QueryParameters(var slug) -> slug;
            case SlugChoice.Derived derived -> copy.slug();
        };
    }
}
