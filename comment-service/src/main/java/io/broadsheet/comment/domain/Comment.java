package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Verdict.APPROVE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comment, always in exactly one state. */
public sealed interface Comment {

    /** The audit trail's bound: further decisions are refused, so that none is dropped. */
    int MOST_DECISIONS = 100;

    Posting posting();

    /** When it came into this state. */
    Instant since();

    /** Latest last. */
    List<Decision> decisions();

    /** @return empty if they are gone */
    default Optional<Contribution> said() {
        return switch (this) {
            case Held held -> Optional.of(held.words);
            case Visible seen -> Optional.of(seen.words);
            case Rejected refused -> Optional.of(refused.words);
            case Removed _ -> Optional.empty();
        };
    }

    /** When its author last changed the words. */
    default @Nullable Instant editedAt() {
        return switch (this) {
            case Held held -> held.editedAt;
            case Visible seen -> seen.editedAt;
            case Rejected refused -> refused.editedAt;
            case Removed _ -> null;
        };
    }

    /** When these words were written. */
    default Instant lastWritten() {
        return Objects.requireNonNullElse(editedAt(), posting().at());
    }

    /** 0 to 1, to put the riskiest first. */
    static double riskOf(Comment comment) {
        Judgement judgement = comment.posting().review().judgement();
        return judgement != null
                ? judgement.risk()
                : Judgement.holding(
                                comment.findings().stream().map(Finding::reason).toList())
                        .risk();
    }

    /** Whether it waits for an answer to an appeal against a rejection by this moderator. */
    default boolean isAppealAgainst(String by) {
        return appealAgainst().filter(by::equals).isPresent();
    }

    /** Who or what rejected it, if its author appealed and waits for an answer. */
    default Optional<String> appealAgainst() {
        return this instanceof Rejected && posting().review().hasOpenAppeal()
                ? standing(decisions()).map(Decision::by)
                : Optional.empty();
    }

    /** What the policy found about these words, latest judgement; as older builds kept it without marks. */
    default List<Finding> findings() {
        Judgement judgement = posting().review().judgement();
        List<HoldReason> reasons = this instanceof Held held ? held.reasons : List.of();
        return judgement == null || !judgement.reasons().containsAll(reasons)
                ? reasons.stream().map(Finding::new).toList()
                : judgement.findings();
    }

    /** Waits for a moderator; its author and moderators see it. */
    record Held(
            Posting posting,
            Contribution words,
            @Nullable Instant editedAt,
            Instant since,
            List<HoldReason> reasons,
            List<Decision> decisions)
            implements Comment {

        /** What readers reported waits for a moderator, whatever its author makes of it. */
        private Judgement keptFor(Judgement judgement) {
            return reasons.contains(HoldReason.REPORTED) ? judgement.and(HoldReason.REPORTED) : judgement;
        }
    }

    /**
     * Everybody sees it.
     *
     * @param approved whether a moderator read these very words and let them through, and not only the policy
     */
    record Visible(
            Posting posting,
            Contribution words,
            @Nullable Instant editedAt,
            Instant since,
            boolean approved,
            List<Decision> decisions)
            implements Comment {}

    /** A moderator or the policy refused it; moderators see it. */
    record Rejected(
            Posting posting, Contribution words, @Nullable Instant editedAt, Instant since, List<Decision> decisions)
            implements Comment {

        public boolean isSpam() {
            return standing(decisions)
                    .filter(last -> last.verdict() == Verdict.SPAM)
                    .isPresent();
        }
    }

    /**
     * Name and words are gone.
     *
     * @param erasedBy the subject of the moderator who removed it, absent if nobody of the staff did
     */
    record Removed(
            Posting posting,
            Instant since,
            List<Decision> decisions,
            @Nullable String erasedBy) implements Comment {

        /** An older build leaves words that it does not know. */
        public Removed {
            posting = posting.withoutAuthor();
            decisions = unreasoned(decisions);
        }
    }

    /** The next state and what it announces to others. */
    record Change(Comment next, List<CommentEvent> events) {

        public static Change none(Comment next) {
            return new Change(next, List.of());
        }

        static Change of(Comment next, CommentEvent event) {
            return new Change(next, List.of(event));
        }
    }

    /** @param reasons for which it waits; none lets readers see it at once */
    static Change post(Posting posting, Contribution words, List<HoldReason> reasons) {
        return post(posting, words, Judgement.holding(reasons));
    }

    static Change post(Posting posting, Contribution words, Judgement judgement) {
        return Change.of(
                judged(posting, words, null, judgement, List.of(), posting.at()),
                new CommentEvent.Posted(posting.at()));
    }

    /**
     * Makes this the parent of a reply, so that its place is kept from now on; announces nothing.
     *
     * @throws NotAnswerable unless readers see it on that article
     */
    default Change answer(UUID articleId) {
        if (this instanceof Visible && posting().place().articleId().equals(articleId)) {
            return Change.none(with(posting().withAnswers()));
        }
        throw new NotAnswerable();
    }

    /** The call that posted it may be made again, for another comment; announces nothing. */
    default Change forgetCall() {
        return Change.none(with(posting().withoutCall()));
    }

    /**
     * The author's new words; the policy judges them like new ones. The same words change nothing.
     *
     * @param reasons of the policy for the new words
     * @param window how long after posting the author may change it
     * @throws EditWindowOver retrying cannot help
     * @throws NotChangeable if rejected or removed
     */
    default Change edit(Contribution words, List<HoldReason> reasons, Duration window, Instant now) {
        return edit(words, Judgement.holding(reasons), window, now);
    }

    /**
     * As {@link #edit(Contribution, List, Duration, Instant)}.
     *
     * @throws TooManyDecisions if the policy refuses the new words and the trail is full
     */
    default Change edit(Contribution words, Judgement judgement, Duration window, Instant now) {
        return switch (this) {
            case Held held ->
                held.words.equals(words) ? Change.none(this) : reworded(words, held.keptFor(judgement), window, now);
            case Visible seen -> seen.words.equals(words) ? Change.none(this) : reworded(words, judgement, window, now);
            case Rejected _, Removed _ -> throw new NotChangeable();
        };
    }

    private Change reworded(Contribution words, Judgement judgement, Duration window, Instant now) {
        requireOpen(window, now);
        var next = judged(posting(), words, now, judgement, decisions(), now);
        return Change.of(next, new CommentEvent.Edited(now));
    }

    /**
     * Takes the author's own comment away. Again changes nothing.
     *
     * @throws EditWindowOver retrying cannot help
     */
    default Change withdraw(Duration window, Instant now) {
        if (!(this instanceof Removed)) {
            requireOpen(window, now);
        }
        return erase(now, null);
    }

    /**
     * Takes name and words away, whoever asks and whenever. Again changes nothing.
     *
     * @param by the moderator's subject
     */
    default Change erase(Instant now, @Nullable String by) {
        return switch (this) {
            case Removed _ -> Change.none(this);
            case Held _, Visible _, Rejected _ ->
                Change.of(new Removed(posting(), now, decisions(), by), new CommentEvent.Removed(now));
        };
    }

    /** Takes name and words away if readers have not seen them since before {@code limit}, and no appeal waits. */
    default Change forget(Instant limit, Instant now) {
        return switch (this) {
            case Held _, Rejected _ ->
                since().isBefore(limit) && appealAgainst().isEmpty() ? erase(now, null) : Change.none(this);
            case Visible _, Removed _ -> Change.none(this);
        };
    }

    /**
     * Whatever was decided before; what is so already changes nothing, except that it answers an appeal. Of
     * {@link StoredComment#decide}, which knows what was read.
     */
    default Change decide(Decision decision) {
        return switch (this) {
            case Held held -> decided(decision, held.words, held.editedAt);
            case Visible seen ->
                seen.approved && decision.verdict() == APPROVE
                        ? Change.none(this)
                        : decided(decision, seen.words, seen.editedAt);
            case Rejected refused ->
                isAlready(decision) ? Change.none(this) : decided(decision, refused.words, refused.editedAt);
            case Removed _ -> throw new NotChangeable();
        };
    }

    private boolean isAlready(Decision decision) {
        return !posting().review().hasOpenAppeal()
                && standing(decisions())
                        .filter(last -> last.verdict() == decision.verdict())
                        .isPresent();
    }

    private Change decided(Decision decision, Contribution words, @Nullable Instant editedAt) {
        var trail = appended(decisions(), decision.on(this));
        Instant at = decision.at();
        var review = posting().review();
        var posting = posting().with(this instanceof Rejected ? review.decided(at) : review.withoutOpenAppeal());
        return decision.verdict() == APPROVE
                ? Change.of(new Visible(posting, words, editedAt, at, true, trail), new CommentEvent.Approved(at))
                : Change.of(new Rejected(posting, words, editedAt, at, trail), new CommentEvent.Rejected(at));
    }

    /**
     * Takes the last decision back: everything is as it was before, from now on. An appeal against it has nothing to be
     * about any more. Of {@link StoredComment#undo}, which knows that nothing happened since.
     *
     * @throws NotUndoable if it was another's, is older than {@code window}, or cannot be taken back
     */
    default Change undo(String by, Duration window, Instant now) {
        Decision last = decisions().isEmpty() ? null : decisions().getLast();
        Contribution words = said().orElseThrow(NotUndoable::new);
        if (last == null
                || !last.stands()
                || !last.by().equals(by)
                || last.was() == null
                || now.isAfter(last.at().plus(window))) {
            throw new NotUndoable();
        }
        var trail = Stream.concat(decisions().stream().limit(decisions().size() - 1), Stream.of(last.undone(now)))
                .toList();
        var review = last.was() == Decision.Was.REJECTED
                ? posting().review().reopened(last.at())
                : posting().review().withoutOpenAppeal();
        var posting = posting().with(review);
        Instant edited = editedAt();
        Comment before = switch (last.was()) {
            case HELD -> new Held(posting, words, edited, now, reasons(review), trail);
            case VISIBLE -> new Visible(posting, words, edited, now, false, trail);
            case APPROVED -> new Visible(posting, words, edited, now, true, trail);
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

    /** When the last decision was made that nobody took back; of old if there is none. */
    default Instant decidedAt() {
        return standing(decisions()).map(Decision::at).orElse(Instant.EPOCH);
    }

    /**
     * Takes what readers see out of their sight until a moderator has looked at it; of another changes nothing.
     *
     * @param known the last decision before the reason came up: a later one stands
     */
    default Change hold(HoldReason reason, Instant known, Instant now) {
        if (!(this instanceof Visible seen) || !decidedAt().equals(known)) {
            return Change.none(this);
        }
        var judgement = Objects.requireNonNullElse(posting().review().judgement(), Judgement.NOTHING_FOUND);
        var posting = posting().with(posting().review().judged(judgement.foundOnly(reason)));
        return Change.of(
                new Held(posting, seen.words, seen.editedAt, now, List.of(reason), decisions()),
                new CommentEvent.Reconsidered(now));
    }

    /**
     * Against a rejection; announces nothing.
     *
     * @throws NotAppealable unless it is rejected and this is the first appeal
     */
    default Change appeal(String text, Instant now) {
        if (!(this instanceof Rejected) || posting().review().appeal() != null) {
            throw new NotAppealable();
        }
        return Change.none(with(posting().with(posting().review().appealed(new Review.Appeal(now, text, null)))));
    }

    /**
     * Adds to what moderators tell each other about it; announces nothing.
     *
     * @throws NotChangeable if removed
     * @throws TooManyNotes retrying cannot help
     */
    default Change note(Review.Note note) {
        if (this instanceof Removed) {
            throw new NotChangeable();
        }
        return Change.none(with(posting().with(posting().review().noted(note))));
    }

    private static List<Decision> appended(List<Decision> decisions, Decision decision) {
        if (decisions.size() >= MOST_DECISIONS) {
            throw new TooManyDecisions();
        }
        return Stream.concat(decisions.stream(), Stream.of(decision)).toList();
    }

    /** The last decision that nobody took back. */
    private static Optional<Decision> standing(List<Decision> decisions) {
        return decisions.reversed().stream().filter(Decision::stands).findFirst();
    }

    private static Comment judged(
            Posting before,
            Contribution words,
            @Nullable Instant editedAt,
            Judgement judgement,
            List<Decision> decisions,
            Instant now) {
        var posting = before.with(before.review().judged(judgement));
        HoldReason refusedFor = judgement.refusedFor();
        if (refusedFor != null) {
            var trail = appended(decisions, Decision.ofPolicy(refusedFor, judgement.policy(), now));
            return new Rejected(posting, words, editedAt, now, trail);
        }
        return judgement.findings().isEmpty()
                ? new Visible(posting, words, editedAt, now, false, decisions)
                : new Held(posting, words, editedAt, now, judgement.reasons(), decisions);
    }

    private Comment with(Posting changed) {
        return switch (this) {
            case Held it -> new Held(changed, it.words, it.editedAt, it.since, it.reasons, it.decisions);
            case Visible it -> new Visible(changed, it.words, it.editedAt, it.since, it.approved, it.decisions);
            case Rejected it -> new Rejected(changed, it.words, it.editedAt, it.since, it.decisions);
            case Removed it -> new Removed(changed, it.since, it.decisions, it.erasedBy);
        };
    }

    private void requireOpen(Duration window, Instant now) {
        if (now.isAfter(posting().at().plus(window))) {
            throw new EditWindowOver();
        }
    }

    private static List<Decision> unreasoned(List<Decision> decisions) {
        return decisions.stream().map(Decision::withoutReason).toList();
    }
}
