package io.broadsheet.article.store;

import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.WorkingCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/**
 * An article's fields in {@code articles}, beside those of the chassis. Public only for the driver's record codec.
 *
 * @param slugs all that no other article may take: the working copy's and every address; absent when there is none,
 *     since a unique index takes two empty arrays for equal
 * @param slug the working copy's
 * @param due the schedule's instant while it is to be kept
 * @param unpublished true while readers see less than the newsroom, absent otherwise
 * @param corrections oldest first; beside the publication, so that they outlive a withdrawal by an older build
 * @param lookup absent, or of an earlier working copy, where an older build wrote; see {@link LookupRepair}
 * @param pictures all it has; absent, or of an earlier version, where an older build wrote
 * @param addresses every slug it was ever published under, the latest first
 */
public record ArticleDocument(
        String state,
        @Nullable List<String> slugs,
        @Nullable String slug,
        @Nullable List<String> addresses,
        @Nullable DetailsDocument details,
        @Nullable BodyDocument body,
        @Nullable PublicationDocument publication,
        @Nullable WithdrawalDocument withdrawal,
        @Nullable CallDocument idempotency,
        Instant changedAt,
        @Nullable ActivityDocument activity,
        @Nullable ScheduleDocument schedule,
        @Nullable Instant due,
        @Nullable Boolean unpublished,
        @Nullable List<CorrectionDocument> corrections,
        @Nullable LookupDocument lookup,
        @Nullable PicturesDocument pictures) {

    /**
     * Hashes of the pictures of an article, above and within its texts, in its working copy and as readers have it.
     *
     * @param version of the article that has them
     */
    public record PicturesDocument(long version, List<String> hashes) {

        static PicturesDocument of(Article article, long version) {
            return new PicturesDocument(
                    version, article.pictures().stream().sorted().toList());
        }
    }

    public record CorrectionDocument(Instant at, String note) {

        static @Nullable List<CorrectionDocument> from(List<Correction> corrections) {
            return corrections.isEmpty()
                    ? null
                    : corrections.stream()
                            .map(each -> new CorrectionDocument(each.at(), each.note()))
                            .toList();
        }
    }

    public record CallDocument(String key, String body) {

        static @Nullable CallDocument from(@Nullable Call call) {
            return call == null ? null : new CallDocument(call.key(), call.content());
        }
    }

    static ArticleDocument from(StoredArticle stored) {
        return switch (stored.article()) {
            case Article.Draft(var copy, var at) -> of(stored, copy, List.of(), null, null, List.of());
            case Article.Published(var copy, var publication, var at) ->
                of(
                        stored,
                        copy,
                        publication.addresses(),
                        PublicationDocument.from(publication),
                        null,
                        publication.corrections());
            case Article.Withdrawn(var copy, var withdrawal, var at) ->
                of(
                        stored,
                        copy,
                        withdrawal.addresses(),
                        null,
                        WithdrawalDocument.from(withdrawal),
                        withdrawal.corrections());
            case Article.Erased(var addresses, var at) -> marker(stored, words(addresses), at);
        };
    }

    private static ArticleDocument of(
            StoredArticle stored,
            WorkingCopy copy,
            List<Slug> addresses,
            @Nullable PublicationDocument publication,
            @Nullable WithdrawalDocument withdrawal,
            List<Correction> corrections) {
        var article = stored.article();
        var schedule = copy.schedule();
        var taken = new LinkedHashSet<Slug>();
        taken.add(copy.slug());
        taken.addAll(addresses);
        return new ArticleDocument(
                ArticleState.of(article).word(),
                words(taken),
                copy.slug().value(),
                words(addresses),
                DetailsDocument.from(copy.details()),
                BodyDocument.from(copy.body()),
                publication,
                withdrawal,
                CallDocument.from(stored.call()),
                article.changedAt(),
                stored.activity(),
                ScheduleDocument.from(schedule),
                schedule == null || schedule.problem() != null ? null : schedule.at(),
                article.hasUnpublishedChanges() ? true : null,
                CorrectionDocument.from(corrections),
                LookupDocument.of(copy.details()),
                stored.activity() == null
                        ? null
                        : PicturesDocument.of(article, stored.activity().version()));
    }

    /** Not even hashes of what was there stay. */
    private static ArticleDocument marker(StoredArticle stored, @Nullable List<String> addresses, Instant at) {
        var state = ArticleState.ERASED.word();
        return new ArticleDocument(
                state,
                addresses,
                null,
                addresses,
                null,
                null,
                null,
                null,
                null,
                at,
                stored.activity(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    StoredArticle toStored() {
        var call = idempotency == null ? null : new Call(idempotency.key, idempotency.body);
        return new StoredArticle(toArticle(), call, activity);
    }

    private Article toArticle() {
        return switch (articleState()) {
            case DRAFT -> new Article.Draft(copy(), changedAt);
            case PUBLISHED ->
                new Article.Published(
                        copy(), there(publication).toPublication(toSlugs(addresses), toCorrections()), changedAt);
            case WITHDRAWN ->
                new Article.Withdrawn(
                        copy(), there(withdrawal).toWithdrawal(toSlugs(addresses), toCorrections()), changedAt);
            case ERASED -> new Article.Erased(toSlugs(addresses), changedAt);
        };
    }

    /** @return who made the version, if it is known */
    @Nullable Actor updatedBy(long version) {
        return activity == null || activity.version() != version
                ? null
                : activity.toActivity().step().by();
    }

    List<Correction> toCorrections() {
        return corrections == null
                ? List.of()
                : corrections.stream()
                        .map(each -> new Correction(each.at, each.note))
                        .toList();
    }

    ArticleState articleState() {
        return ArticleState.valueOf(state.toUpperCase(Locale.ROOT));
    }

    private WorkingCopy copy() {
        return new WorkingCopy(
                new Slug(there(slug)),
                there(details).toDetails(),
                there(body).toBody(),
                schedule == null ? null : schedule.toSchedule());
    }

    static <T> T there(@Nullable T field) {
        return Objects.requireNonNull(field, "an article document lacks a field of its state");
    }

    private static @Nullable List<String> words(SequencedCollection<Slug> slugs) {
        return slugs.isEmpty() ? null : slugs.stream().map(Slug::value).toList();
    }

    private static List<Slug> toSlugs(@Nullable List<String> words) {
        return words == null ? new ArrayList<>() : words.stream().map(Slug::new).toList();
    }
}
