package io.broadsheet.comment.store;

import io.broadsheet.comment.domain.ArticleTraits;
import io.broadsheet.comment.domain.Finding;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.Mark;
import io.broadsheet.comment.domain.Review;
import io.broadsheet.comment.domain.Score;
import io.broadsheet.comment.domain.Standing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said about a comment, as stored in it.
 */
public record ReviewDocument(
        @Nullable JudgementDocument judgement,
        @Nullable List<NoteDocument> notes,
        @Nullable AppealDocument appeal) {

    public record NoteDocument(
            String by, Instant at, String text, @Nullable String byName) {}

    public record AppealDocument(
            Instant at, String text, @Nullable Instant decided) {}

    public record JudgementDocument(
            long policy,
            @Nullable String refusedFor,
            List<FindingDocument> findings,
            @Nullable StandingDocument standing,
            @Nullable String section,
            @Nullable String language) {}

    public record FindingDocument(String reason, @Nullable List<MarkDocument> marks) {}

    public record MarkDocument(String in, int from, int to) {}

    /** @param late true, or absent, as {@code mutedNearby} */
    public record StandingDocument(
            int approvals,
            @Nullable List<String> doubts,
            int repeats,
            int ofName,
            int ofNetwork,
            int onArticle,
            @Nullable Boolean muted,
            int reports,
            @Nullable Double score,
            @Nullable Boolean late,
            @Nullable Boolean mutedNearby) {}

    static @Nullable ReviewDocument from(Review review) {
        if (review.equals(Review.NONE)) {
            return null;
        }
        Review.Appeal appeal = review.appeal();
        return new ReviewDocument(
                review.judgement() == null ? null : from(review.judgement()),
                review.notes().isEmpty()
                        ? null
                        : review.notes().stream()
                                .map(note -> new NoteDocument(note.by(), note.at(), note.text(), note.byName()))
                                .toList(),
                appeal == null ? null : new AppealDocument(appeal.at(), appeal.text(), appeal.decided()));
    }

    private static JudgementDocument from(Judgement judgement) {
        HoldReason refusedFor = judgement.refusedFor();
        Standing standing = judgement.standing();
        return new JudgementDocument(
                judgement.policy(),
                refusedFor == null ? null : refusedFor.name(),
                judgement.findings().stream()
                        .map(finding -> new FindingDocument(
                                finding.reason().name(),
                                finding.marks().isEmpty()
                                        ? null
                                        : finding.marks().stream()
                                                .map(mark -> new MarkDocument(
                                                        mark.in().name(), mark.from(), mark.to()))
                                                .toList()))
                        .toList(),
                standing == null ? null : from(standing),
                judgement.article().section(),
                judgement.article().language());
    }

    private static StandingDocument from(Standing standing) {
        return new StandingDocument(
                standing.approvals(),
                standing.doubts().isEmpty()
                        ? null
                        : standing.doubts().stream().map(HoldReason::name).toList(),
                standing.repeats(),
                standing.rates().ofName(),
                standing.rates().ofNetwork(),
                standing.rates().onArticle(),
                standing.muted() ? true : null,
                standing.reports(),
                standing.score() instanceof Score.Known known ? known.value() : null,
                standing.score() instanceof Score.Late ? true : null,
                standing.mutedNearby() ? true : null);
    }

    static Review review(@Nullable ReviewDocument stored) {
        if (stored == null) {
            return Review.NONE;
        }
        return new Review(
                stored.judgement == null ? null : judgement(stored.judgement),
                Objects.requireNonNullElse(stored.notes, List.<NoteDocument>of()).stream()
                        .map(note -> new Review.Note(note.by(), note.at(), note.text(), note.byName()))
                        .toList(),
                stored.appeal == null
                        ? null
                        : new Review.Appeal(stored.appeal.at(), stored.appeal.text(), stored.appeal.decided()));
    }

    private static Judgement judgement(JudgementDocument stored) {
        return new Judgement(
                stored.policy(),
                reason(stored.refusedFor()).orElse(null),
                stored.findings().stream()
                        .flatMap(finding ->
                                reason(finding.reason())
                                        .map(reason -> new Finding(reason, marks(finding.marks())))
                                        .stream())
                        .toList(),
                stored.standing() == null ? null : standing(stored.standing()),
                new ArticleTraits(stored.section(), stored.language()));
    }

    private static List<Mark> marks(@Nullable List<MarkDocument> stored) {
        return Objects.requireNonNullElse(stored, List.<MarkDocument>of()).stream()
                .map(mark -> new Mark(Mark.Field.valueOf(mark.in()), mark.from(), mark.to()))
                .toList();
    }

    private static Standing standing(StandingDocument stored) {
        Double score = stored.score();
        return new Standing(
                stored.approvals(),
                Objects.requireNonNullElse(stored.doubts(), List.<String>of()).stream()
                        .flatMap(doubt -> reason(doubt).stream())
                        .toList(),
                stored.repeats(),
                new Standing.Rates(stored.ofName(), stored.ofNetwork(), stored.onArticle()),
                Boolean.TRUE.equals(stored.muted()),
                stored.reports(),
                score != null
                        ? new Score.Known(score, List.of())
                        : Boolean.TRUE.equals(stored.late()) ? new Score.Late() : new Score.NotKnown(),
                Boolean.TRUE.equals(stored.mutedNearby()));
    }

    /** One that a newer build gave is left out. */
    private static Optional<HoldReason> reason(@Nullable String name) {
        return Arrays.stream(HoldReason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst();
    }
}
