package io.broadsheet.comment.domain;

import static io.broadsheet.comment.domain.Verdict.APPROVE;

import io.broadsheet.comment.domain.Comments.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A comment, always in exactly one state. */
public sealed interface Comment {

    /** Older decisions fall out of the audit trail. */
    int DECISIONS_KEPT = 20;

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

    /** Everybody sees it. */
    record Visible(
            Posting posting, Contribution words, @Nullable Instant editedAt, Instant since, List<Decision> decisions)
            implements Comment {

        /** Whether a moderator let it through, and not only the policy. */
        public boolean approved() {
            return !decisions.isEmpty() && decisions.getLast().verdict() == APPROVE;
        }
    }

    /** A moderator refused it; moderators see it. */
    record Rejected(
            Posting posting, Contribution words, @Nullable Instant editedAt, Instant since, List<Decision> decisions)
            implements Comment {}

    /** Name and words are gone. */
    record Removed(Posting posting, Instant since, List<Decision> decisions) implements Comment {}

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
    static Change post(Place place, Contribution words, List<HoldReason> reasons, @Nullable Call call, Instant now) {
        var posting = new Posting(place, now, false, call);
        return Change.of(shown(posting, words, null, reasons, List.of(), now), new CommentEvent.Posted(now));
    }

    /**
     * Makes this the parent of a reply, so that its place is kept from now on; announces nothing.
     *
     * @throws NotAnswerable unless readers see it on that article
     */
    default Change answer(UUID articleId) {
        return switch (this) {
            case Visible(var posting, var words, var edited, var since, var decisions)
            when posting.place().articleId().equals(articleId) ->
                Change.none(new Visible(posting.withAnswers(), words, edited, since, decisions));
            case Visible _, Held _, Rejected _, Removed _ -> throw new NotAnswerable();
        };
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
        var next = shown(posting(), words, now, reasons, decisions(), now);
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
        return erase(now);
    }

    /** Takes name and words away, whoever asks and whenever. Again changes nothing. */
    default Change erase(Instant now) {
        return switch (this) {
            case Removed _ -> Change.none(this);
            case Held _, Visible _, Rejected _ ->
                Change.of(new Removed(posting(), now, unreasoned(decisions())), new CommentEvent.Removed(now));
        };
    }

    /**
     * Lets readers see it, or not: a held one, but also one that was let through or refused before. Deciding the same
     * again changes nothing.
     *
     * @throws NotChangeable if removed
     */
    default Change decide(Decision decision) {
        return switch (this) {
            case Held held -> decided(decision, held.words, held.editedAt);
            case Visible seen ->
                decision.verdict() == APPROVE && seen.approved()
                        ? Change.none(this)
                        : decided(decision, seen.words, seen.editedAt);
            case Rejected refused ->
                decision.verdict() == refused.decisions.getLast().verdict()
                        ? Change.none(this)
                        : decided(decision, refused.words, refused.editedAt);
            case Removed _ -> throw new NotChangeable();
        };
    }

    private Change decided(Decision decision, Contribution words, @Nullable Instant editedAt) {
        var trail = Stream.concat(decisions().stream(), Stream.of(decision)).toList();
        trail = trail.subList(Math.max(0, trail.size() - DECISIONS_KEPT), trail.size());
        return switch (decision.verdict()) {
            case APPROVE ->
                Change.of(
                        new Visible(posting(), words, editedAt, decision.at(), trail),
                        new CommentEvent.Approved(decision.at()));
            case REJECT, SPAM ->
                Change.of(
                        new Rejected(posting(), words, editedAt, decision.at(), trail),
                        new CommentEvent.Rejected(decision.at()));
        };
    }

    private static Comment shown(
            Posting posting,
            Contribution words,
            @Nullable Instant editedAt,
            List<HoldReason> reasons,
            List<Decision> decisions,
            Instant now) {
        return reasons.isEmpty()
                ? new Visible(posting, words, editedAt, now, decisions)
                : new Held(posting, words, editedAt, now, reasons, decisions);
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
