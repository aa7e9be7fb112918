package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Verdict.APPROVE;

import io.broadsheet.comment.domain.Comment.Change;
import io.broadsheet.comment.domain.Comment.Held;
import io.broadsheet.comment.domain.Comment.Rejected;
import io.broadsheet.comment.domain.Comment.Removed;
import io.broadsheet.comment.domain.Comment.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What moderators' decisions make of a comment; said where {@link Comment} has them. */
final class Decided {

    private Decided() {}

    static Change as(Decision decision, Comment comment) {
        return switch (comment) {
            case Held held -> decided(decision, held, held.words(), held.editedAt());
            case Visible seen ->
                seen.approved() && isAlready(decision, seen)
                        ? Change.none(seen)
                        : decided(decision, seen, seen.words(), seen.editedAt());
            case Rejected refused ->
                !refused.posting().review().hasOpenAppeal() && isAlready(decision, refused)
                        ? Change.none(refused)
                        : decided(decision, refused, refused.words(), refused.editedAt());
            case Removed _ -> throw new NotChangeable();
        };
    }

    /** What only the policy decided is not: its author is to read that a person did. */
    private static boolean isAlready(Decision decision, Comment comment) {
        return standing(comment.decisions())
                .filter(last -> !last.isOfPolicy() && last.saysAllOf(decision))
                .isPresent();
    }

    private static Change decided(Decision decision, Comment before, Contribution words, @Nullable Instant editedAt) {
        // Who adds a word for other moderators leaves the author's.
        Decision made = standing(before.decisions())
                .filter(last -> before instanceof Rejected && decision.verdict() == last.verdict())
                .map(decision::withGroundsOf)
                .orElse(decision);
        var trail = appended(before.decisions(), made.on(before));
        Instant at = decision.at();
        var review = before.posting().review();
        var posting =
                before.posting().with(before instanceof Rejected ? review.decided(at) : review.withoutOpenAppeal());
        return decision.verdict() == APPROVE
                ? Change.of(
                        new Visible(posting.shown(before instanceof Visible, at), words, editedAt, at, true, trail),
                        new CommentEvent.Approved(at))
                : Change.of(new Rejected(posting, words, editedAt, at, trail), new CommentEvent.Rejected(at));
    }

    static Change undone(Comment comment, String by, Duration window, Instant now) {
        var decisions = comment.decisions();
        Decision last = decisions.isEmpty() ? null : decisions.getLast();
        Contribution words = comment.said().orElseThrow(NotUndoable::new);
        if (last == null
                || !last.stands()
                || !last.by().equals(by)
                || last.was() == null
                || now.isAfter(last.at().plus(window))) {
            throw new NotUndoable();
        }
        var trail = Stream.concat(decisions.stream().limit(decisions.size() - 1), Stream.of(last.undone(now)))
                .toList();
        var review = comment.posting().review();
        var reopened = last.was() == Decision.Was.REJECTED ? review.reopened(last.at()) : review.withoutOpenAppeal();
        var posting = comment.posting().with(reopened);
        Instant edited = comment.editedAt();
        boolean wasSeen = comment instanceof Visible;
        Comment before = switch (last.was()) {
            case HELD -> new Held(posting, words, edited, now, reasons(reopened), trail);
            case VISIBLE -> new Visible(posting.shown(wasSeen, now), words, edited, now, false, trail);
            case APPROVED -> new Visible(posting.shown(wasSeen, now), words, edited, now, true, trail);
            case REJECTED -> new Rejected(posting, words, edited, now, trail);
        };
        return Change.of(before, new CommentEvent.Reconsidered(now));
    }

    /** Whoever took a decision on it back finds it held for a reason, also where that was not kept. */
    private static List<HoldReason> reasons(Review review) {
        Judgement judgement = review.judgement();
        return judgement == null || judgement.findings().isEmpty()
                ? List.of(HoldReason.FIRST_COMMENT)
                : judgement.reasons();
    }

    static Change held(Comment comment, HoldReason reason, Instant known, Instant now) {
        if (!(comment instanceof Visible seen) || !seen.decidedAt().equals(known)) {
            return Change.none(comment);
        }
        var review = seen.posting().review();
        var judgement = Objects.requireNonNullElse(review.judgement(), Judgement.NOTHING_FOUND);
        var posting = seen.posting().with(review.judged(judgement.foundOnly(reason)));
        return Change.of(
                new Held(posting, seen.words(), seen.editedAt(), now, List.of(reason), seen.decisions()),
                new CommentEvent.Reconsidered(now));
    }

    static List<Decision> appended(List<Decision> decisions, Decision decision) {
        return Stream.concat(decisions.stream(), Stream.of(decision)).toList();
    }

    /** The last decision that nobody took back. */
    static Optional<Decision> standing(List<Decision> decisions) {
        return decisions.reversed().stream().filter(Decision::stands).findFirst();
    }
}
