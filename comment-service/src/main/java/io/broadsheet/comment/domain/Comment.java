package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Verdict.APPROVE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Waits for a moderator; its author and moderators see it. */
    record Held(
            Posting posting,
            Contribution words,
            @Nullable Instant editedAt,
            Instant since,
            List<HoldReason> reasons,
            List<Decision> decisions)
            implements Comment {}

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

    /** A moderator refused it; moderators see it. */
    record Rejected(
            Posting posting, Contribution words, @Nullable Instant editedAt, Instant since, List<Decision> decisions)
            implements Comment {

        public boolean isSpam() {
            return decisions.getLast().verdict() == Verdict.SPAM;
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
            @Nullable String erasedBy) implements Comment {}

    /** The next state and what it announces to others. */
    record Change(Comment next, List<CommentEvent> events) {

        static Change none(Comment next) {
            return new Change(next, List.of());
        }

        static Change of(Comment next, CommentEvent event) {
            return new Change(next, List.of(event));
        }
    }

    /** @param reasons of the policy; none lets readers see it at once */
    static Change post(Posting posting, Contribution words, List<HoldReason> reasons) {
        return Change.of(
                judged(posting, words, null, reasons, List.of(), posting.at()), new CommentEvent.Posted(posting.at()));
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
        return switch (this) {
            case Held held -> held.words.equals(words) ? Change.none(this) : reworded(words, reasons, window, now);
            case Visible seen -> seen.words.equals(words) ? Change.none(this) : reworded(words, reasons, window, now);
            case Rejected _, Removed _ -> throw new NotChangeable();
        };
    }

    private Change reworded(Contribution words, List<HoldReason> reasons, Duration window, Instant now) {
        requireOpen(window, now);
        var next = judged(posting(), words, now, reasons, decisions(), now);
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
                Change.of(
                        new Removed(posting().withoutAuthor(), now, unreasoned(decisions()), by),
                        new CommentEvent.Removed(now));
        };
    }

    /** Takes name and words away if readers have not seen them since before {@code limit}. */
    default Change forget(Instant limit, Instant now) {
        return switch (this) {
            case Held _, Rejected _ -> since().isBefore(limit) ? erase(now, null) : Change.none(this);
            case Visible _, Removed _ -> Change.none(this);
        };
    }

    /**
     * Whatever was decided before; what is so already changes nothing. Of {@link StoredComment#decide}, which knows what
     * was read.
     */
    default Change decide(Decision decision) {
        return switch (this) {
            case Held held -> decided(decision, held.words, held.editedAt);
            case Visible seen ->
                seen.approved && decision.verdict() == APPROVE
                        ? Change.none(this)
                        : decided(decision, seen.words, seen.editedAt);
            case Rejected refused ->
                refused.decisions.getLast().verdict() == decision.verdict()
                        ? Change.none(this)
                        : decided(decision, refused.words, refused.editedAt);
            case Removed _ -> throw new NotChangeable();
        };
    }

    private Change decided(Decision decision, Contribution words, @Nullable Instant editedAt) {
        if (decisions().size() >= MOST_DECISIONS) {
            throw new TooManyDecisions();
        }
        var trail = Stream.concat(decisions().stream(), Stream.of(decision)).toList();
        Instant at = decision.at();
        return decision.verdict() == APPROVE
                ? Change.of(new Visible(posting(), words, editedAt, at, true, trail), new CommentEvent.Approved(at))
                : Change.of(new Rejected(posting(), words, editedAt, at, trail), new CommentEvent.Rejected(at));
    }

    private static Comment judged(
            Posting posting,
            Contribution words,
            @Nullable Instant editedAt,
            List<HoldReason> reasons,
            List<Decision> decisions,
            Instant now) {
        return reasons.isEmpty()
                ? new Visible(posting, words, editedAt, now, false, decisions)
                : new Held(posting, words, editedAt, now, reasons, decisions);
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
