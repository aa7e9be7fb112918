package io.broadsheet.article.store;

import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.Article;
import io.broadsheet.article.domain.Articles.Call;
import io.broadsheet.article.domain.Body;
import io.broadsheet.article.domain.Correction;
import io.broadsheet.article.domain.Publication;
import io.broadsheet.article.domain.Rendition;
import io.broadsheet.article.domain.Schedule;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.Withdrawal;
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
        @Nullable List<CorrectionDocument> corrections) {

    public record BodyDocument(String format, @Nullable String source) {

        static BodyDocument from(Body body) {
            return new BodyDocument(body.format().name().toLowerCase(Locale.ROOT), body.source());
        }

        Body toBody() {
            return new Body(Body.Format.valueOf(format.toUpperCase(Locale.ROOT)), there(source));
        }
    }

    /**
     * @param html and {@code text} and {@code source} are left out of lists
     * @param renderer absent with {@code source} where an earlier build published
     */
    public record PublicationDocument(
            DetailsDocument details,
            @Nullable String html,
            @Nullable String text,
            String excerpt,
            int readingMinutes,
            @Nullable BodyDocument source,
            @Nullable Integer renderer,
            Instant publishedAt,
            Instant updatedAt,
            long version) {}

    public record WithdrawalDocument(
            Instant publishedAt, @Nullable String reason, Instant withdrawnAt, long version) {}

    public record ScheduleDocument(
            Instant at,
            String subject,
            @Nullable String name,
            @Nullable String problem) {

        static @Nullable ScheduleDocument from(@Nullable Schedule schedule) {
            return schedule == null
                    ? null
                    : new ScheduleDocument(
                            schedule.at(),
                            schedule.by().subject(),
                            schedule.by().name(),
                            schedule.problem());
        }

        Schedule toSchedule() {
            return new Schedule(at, new Actor(subject, name), problem);
        }
    }

    public record CorrectionDocument(Instant at, String note) {}

    public record CallDocument(String key, String body) {}

    static ArticleDocument from(StoredArticle stored) {
        var call = stored.call() == null
                ? null
                : new CallDocument(stored.call().key(), stored.call().content());
        var state = ArticleState.of(stored.article()).word();
        var activity = stored.activity();
        var unpublished = stored.article().hasUnpublishedChanges() ? true : null;
        return switch (stored.article()) {
            case Article.Draft(var copy, var at) ->
                of(state, copy, List.of(), null, null, call, at, activity, unpublished, List.of());
            case Article.Published(var copy, var publication, var at) ->
                of(
                        state,
                        copy,
                        publication.addresses(),
                        from(publication),
                        null,
                        call,
                        at,
                        activity,
                        unpublished,
                        publication.corrections());
            case Article.Withdrawn(var copy, var withdrawal, var at) ->
                of(
                        state,
                        copy,
                        withdrawal.addresses(),
                        null,
                        from(withdrawal),
                        call,
                        at,
                        activity,
                        unpublished,
                        withdrawal.corrections());
            // Not even hashes of what was there stay.
            case Article.Erased(var addresses, var at) ->
                new ArticleDocument(
                        state,
                        words(addresses),
                        null,
                        words(addresses),
                        null,
                        null,
                        null,
                        null,
                        null,
                        at,
                        activity,
                        null,
                        null,
                        null,
                        null);
        };
    }

    private static ArticleDocument of(
            String state,
            WorkingCopy copy,
            List<Slug> addresses,
            @Nullable PublicationDocument publication,
            @Nullable WithdrawalDocument withdrawal,
            @Nullable CallDocument call,
            Instant changedAt,
            @Nullable ActivityDocument activity,
            @Nullable Boolean unpublished,
            List<Correction> corrections) {
        var schedule = copy.schedule();
        var taken = new LinkedHashSet<Slug>();
        taken.add(copy.slug());
        taken.addAll(addresses);
        return new ArticleDocument(
                state,
                words(taken),
                copy.slug().value(),
                words(addresses),
                DetailsDocument.from(copy.details()),
                BodyDocument.from(copy.body()),
                publication,
                withdrawal,
                call,
                changedAt,
                activity,
                ScheduleDocument.from(schedule),
                schedule == null || schedule.problem() != null ? null : schedule.at(),
                unpublished,
                corrections.isEmpty()
                        ? null
                        : corrections.stream()
                                .map(each -> new CorrectionDocument(each.at(), each.note()))
                                .toList());
    }

    private static PublicationDocument from(Publication publication) {
        var rendition = publication.rendition();
        return new PublicationDocument(
                DetailsDocument.from(publication.details()),
                rendition.html(),
                rendition.text(),
                rendition.excerpt(),
                rendition.readingMinutes(),
                publication.source() == null ? null : BodyDocument.from(publication.source()),
                publication.renderer() == 0 ? null : publication.renderer(),
                publication.publishedAt(),
                publication.updatedAt(),
                publication.version());
    }

    private static WithdrawalDocument from(Withdrawal withdrawal) {
        return new WithdrawalDocument(
                withdrawal.publishedAt(), withdrawal.reason(), withdrawal.withdrawnAt(), withdrawal.version());
    }

    StoredArticle toStored() {
        var call = idempotency == null ? null : new Call(idempotency.key, idempotency.body);
        return new StoredArticle(toArticle(), call, activity);
    }

    private Article toArticle() {
        return switch (articleState()) {
            case DRAFT -> new Article.Draft(copy(), changedAt);
            case PUBLISHED -> new Article.Published(copy(), publication(there(publication)), changedAt);
            case WITHDRAWN -> {
                var past = there(withdrawal);
                yield new Article.Withdrawn(
                        copy(),
                        new Withdrawal(
                                toSlugs(addresses),
                                past.publishedAt,
                                past.reason,
                                past.withdrawnAt,
                                past.version,
                                toCorrections()),
                        changedAt);
            }
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

    private Publication publication(PublicationDocument published) {
        return new Publication(
                toSlugs(addresses),
                published.details.toDetails(),
                new Rendition(
                        there(published.html), there(published.text), published.excerpt, published.readingMinutes),
                published.source == null ? null : published.source.toBody(),
                published.renderer == null ? 0 : published.renderer,
                published.publishedAt,
                published.updatedAt,
                published.version,
                toCorrections());
    }

    private static <T> T there(@Nullable T field) {
        return Objects.requireNonNull(field, "an article document lacks a field of its state");
    }

    private static @Nullable List<String> words(SequencedCollection<Slug> slugs) {
        return slugs.isEmpty() ? null : slugs.stream().map(Slug::value).toList();
    }

    private static List<Slug> toSlugs(@Nullable List<String> words) {
        return words == null ? new ArrayList<>() : words.stream().map(Slug::new).toList();
    }
}
