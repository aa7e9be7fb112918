package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An article, always in exactly one state. */
public sealed interface Article extends Scheduling {

    /** Latest change of any kind. */
    Instant changedAt();

    /** Never published so far. */
    record Draft(WorkingCopy copy, Instant changedAt) implements Article {}

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

        @Override
        public WorkingCopy copy() {
            throw new ErasedForGood();
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
     * Replaces the working copy; readers see it at the next publication, a scheduled one too.
     *
     * @throws ErasedForGood if erased
     */
    default Change edit(SlugChoice slug, Details details, Body body, Instant at) {
        var before = copy();
        return Change.silent(with(before.edited(slugFor(slug, details.title()), details, body), at));
    }

    /** A slug from a draft's title follows the title; while that stays, so does its number. */
    private Slug slugFor(SlugChoice choice, String title) {
        return switch (choice) {
            case SlugChoice.Given(var slug) -> slug;
            case SlugChoice.Derived derived ->
                this instanceof Draft && !title.equals(copy().details().title()) ? derived.of(title) : copy().slug();
        };
    }

    @Override
    default Article with(WorkingCopy copy, Instant at) {
        if (copy.equals(copy())) {
            return this;
        }
        return switch (this) {
            case Draft draft -> new Draft(copy, at);
            case Published(var before, var publication, var changed) -> new Published(copy, publication, at);
            case Withdrawn(var before, var withdrawal, var changed) -> new Withdrawn(copy, withdrawal, at);
            case Erased erased -> throw new ErasedForGood();
        };
    }

    /** Whether readers would see a difference if a public article were published again. */
    default boolean hasUnpublishedChanges() {
        return this instanceof Published(var copy, var publication, var changed) && !publication.isOf(copy);
    }

    /**
     * Shows readers the working copy, under its slug; what it was published under before leads there. A schedule ends
     * with it. If readers would see no difference, it announces nothing.
     *
     * @param version the article's version with this publication
     * @throws ErasedForGood if erased
     */
    @Override
    default Change publish(Rendering rendering, long version, Instant at) {
        return switch (at(at)) {
            case Draft(var copy, var changed) ->
                madePublic(copy, Publication.of(copy, List.of(), at, List.of(), rendering, at, version), at);
            case Withdrawn(var copy, var before, var changed) ->
                madePublic(
                        copy,
                        Publication.of(
                                copy,
                                before.addresses(),
                                before.publishedAt(),
                                before.corrections(),
                                rendering,
                                at,
                                version),
                        at);
            case Published(var scheduled, var current, var changed) -> {
                var copy = scheduled.scheduled(null);
                var revised = current.revised(copy, rendering, at, version);
                if (revised == current) {
                    yield Change.silent(with(copy, at));
                }
                var next = new Published(copy, revised, at);
                yield revised.looksLike(current)
                        ? Change.silent(next)
                        : Change.announcing(next, new ArticleEvent.ArticleRevised(revised));
            }
            case Erased erased -> throw new ErasedForGood();
        };
    }

    /**
     * Tells readers what was wrong. The same note once more changes and announces nothing.
     *
     * @param note one line, fit for readers
     * @param withCopy whether they get the working copy with it
     * @param version the article's version with this correction
     * @throws NotPublished unless public
     * @throws TooManyCorrections if it has as many as it may
     * @throws ErasedForGood if erased
     */
    default Change correct(String note, boolean withCopy, Rendering rendering, long version, Instant at) {
        return switch (withCopy ? at(at) : this) {
            case Draft draft -> throw new NotPublished();
            case Withdrawn withdrawn -> throw new NotPublished();
            case Erased erased -> throw new ErasedForGood();
            case Published(var copy, var current, var changed) -> {
                var revised = withCopy ? current.revised(copy, rendering, at, version) : current;
                if (revised.looksLike(current) && current.wasLastCorrectedBy(note)) {
                    yield Change.silent(this);
                }
                var corrected = revised.corrected(new Correction(at, note), version);
                yield Change.announcing(
                        new Published(withCopy ? copy.scheduled(null) : copy, corrected, at),
                        new ArticleEvent.ArticleCorrected(corrected));
            }
        };
    }

    /**
     * Shows readers what was published as it is rendered by now. Nobody edited it, so its times stay. If it comes out the
     * same, it changes and announces nothing.
     *
     * @param version the article's version with this rendition
     * @throws NotPublishable if it cannot be rendered any more
     */
    default Change renderAnew(Rendering rendering, long version) {
        if (!(this instanceof Published(var copy, var publication, var changed))) {
            return Change.silent(this);
        }
        var anew = publication.renderedAnew(rendering, version);
        return anew == publication
                ? Change.silent(this)
                : Change.announcing(new Published(copy, anew, changed), new ArticleEvent.ArticleRevised(anew));
    }

    /**
     * Takes the article from readers; the working copy stays, without its schedule. Withdrawing again announces nothing.
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
                var withdrawal = new Withdrawal(
                        publication.addresses(),
                        publication.publishedAt(),
                        reason,
                        at,
                        version,
                        publication.corrections());
                yield Change.announcing(
                        new Withdrawn(copy.scheduled(null), withdrawal, at),
                        new ArticleEvent.ArticleWithdrawn(withdrawal));
            }
            case Withdrawn(var copy, var withdrawal, var changed) -> Change.silent(with(copy.scheduled(null), at));
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

    /** Hashes of all uploaded pictures that it has, above and within its texts. */
    default Set<String> pictures() {
        return switch (this) {
            case Draft draft -> draft.copy.pictures();
            case Published published -> {
                var all = new HashSet<>(published.copy.pictures());
                all.addAll(published.publication.pictures());
                yield all;
            }
            case Withdrawn withdrawn -> withdrawn.copy.pictures();
            case Erased erased -> Set.of();
        };
    }

    private static Change madePublic(WorkingCopy copy, Publication publication, Instant at) {
        return Change.announcing(
                new Published(copy.scheduled(null), publication, at), new ArticleEvent.ArticlePublished(publication));
    }

    private static Change erased(List<Slug> addresses, Instant at) {
        return Change.announcing(new Erased(addresses, at), new ArticleEvent.ArticleErased());
    }
}
