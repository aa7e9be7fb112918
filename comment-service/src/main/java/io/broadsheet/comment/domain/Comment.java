package io.broadsheet.comment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment, always in exactly one state. */
public sealed interface Comment {

    Posting posting();

    /** When it came into this state. */
    Instant since();

    /** Latest last; of a long trail the latest, see {@link Trail}. */
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

    /** Whether it waits for an answer to an appeal against a rejection by this moderator. */
    default boolean isAppealAgainst(String by) {
        return appealAgainst().filter(by::equals).isPresent();
    }

    /** Who or what rejected it, if its author appealed and waits for an answer. */
    default Optional<String> appealAgainst() {
        return this instanceof Rejected && posting().review().hasOpenAppeal()
                ? Decided.standing(decisions()).map(Decision::by)
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
            return Decided.standing(decisions)
                    .filter(last -> last.verdict() == Verdict.SPAM)
                    .isPresent();
        }
    }

    /**
     * Name and words are gone.
     *
     * @param erasedBy the subject of the moderator who removed it, absent if nobody of the staff did
     * @param forgotten whether only its time was over. Then what moderators wrote into their decisions stays; where
     *     somebody wanted the words gone it goes with them, as it may quote them
     */
    record Removed(
            Posting posting,
            Instant since,
            List<Decision> decisions,
            @Nullable String erasedBy,
            boolean forgotten) implements Comment {

        /** An older build leaves words that it does not know. */
        public Removed {
            posting = posting.withoutAuthor();
            decisions = forgotten ? decisions : Decision.withoutReasons(decisions);
        }

        private Removed erased() {
            return forgotten ? new Removed(posting, since, decisions, erasedBy, false) : this;
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

    /** @param judgement of the policy: with findings it waits, or is refused */
    static Change post(Posting posting, Contribution words, Judgement judgement) {
        return Change.of(
                Judged.as(judgement, posting, words, null, List.of(), false, posting.at()),
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
     * @param judgement of the policy on the new words
     * @param window how long after posting the author may change it
     * @throws EditWindowOver retrying cannot help
     * @throws NotChangeable if rejected or removed
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
        var next = Judged.as(judgement, posting(), words, now, decisions(), this instanceof Visible, now);
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
            case Removed it -> Change.none(it.erased());
            case Held _, Visible _, Rejected _ -> gone(by, false, now);
        };
    }

    /**
     * Takes name and words away if readers have not seen them since before {@code limit}, and no appeal of after it waits:
     * one that nobody answered in all that time ends with them.
     */
    default Change forget(Instant limit, Instant now) {
        return switch (this) {
            case Held _, Rejected _ ->
                since().isBefore(limit) && !hasAppealed(limit) ? gone(null, true, now) : Change.none(this);
            case Visible _, Removed _ -> Change.none(this);
        };
    }

    private boolean hasAppealed(Instant limit) {
        var appeal = posting().review().appeal();
        return appealAgainst().isPresent() && appeal != null && !appeal.at().isBefore(limit);
    }

    private Change gone(@Nullable String by, boolean forgotten, Instant now) {
        return Change.of(new Removed(posting(), now, decisions(), by, forgotten), new CommentEvent.Removed(now));
    }

    /**
     * Whatever was decided before; what is so already changes nothing, except that it answers an appeal. Of
     * {@link StoredComment#decide}, which knows what was read.
     */
    default Change decide(Decision decision) {
        return Decided.as(decision, this);
    }

    /**
     * Takes the last decision back: everything is as it was before, from now on. An appeal against it has nothing to be
     * about any more. Of {@link StoredComment#undo}, which knows that nothing happened since.
     *
     * @throws NotUndoable if it was another's, is older than {@code window}, or cannot be taken back
     */
    default Change undo(String by, Duration window, Instant now) {
        return Decided.undone(this, by, window, now);
    }

    /** When the last decision was made that nobody took back; of old if there is none. */
    default Instant decidedAt() {
        return Decided.standing(decisions()).map(Decision::at).orElse(Instant.EPOCH);
    }

    /**
     * Takes what readers see out of their sight until a moderator has looked at it; of another changes nothing.
     *
     * @param known the last decision before the reason came up: a later one stands
     */
    default Change hold(HoldReason reason, Instant known, Instant now) {
        return Decided.held(this, reason, known, now);
    }

    /**
     * Against a rejection; announces nothing. The same words again change nothing while it waits.
     *
     * @throws NotAppealable unless it is rejected and this is the first appeal
     * @throws WordsGone if removed
     */
    default Change appeal(String text, Instant now) {
        if (this instanceof Removed) {
            throw new WordsGone();
        }
        Review.Appeal made = posting().review().appeal();
        if (this instanceof Rejected
                && made != null
                && made.isOpen()
                && made.text().equals(text)) {
            return Change.none(this);
        }
        if (!(this instanceof Rejected) || made != null) {
            throw new NotAppealable();
        }
        return Change.none(with(posting().with(posting().review().appealed(new Review.Appeal(now, text, null)))));
    }

    /**
     * Adds to what moderators tell each other about it; announces nothing. The same words of the same one again change
     * nothing.
     *
     * @throws NotChangeable if removed
     * @throws TooManyNotes retrying cannot help
     */
    default Change note(Review.Note note) {
        if (this instanceof Removed) {
            throw new NotChangeable();
        }
        boolean isThere = posting().review().notes().stream()
                .anyMatch(known -> known.by().equals(note.by()) && known.text().equals(note.text()));
        return Change.none(
                isThere ? this : with(posting().with(posting().review().noted(note))));
    }

    /** With what is left of a long trail. */
    default Comment with(Trail trail) {
        List<Decision> kept = trail.kept();
        return switch (this) {
            case Held it -> new Held(it.posting, it.words, it.editedAt, it.since, it.reasons, kept);
            case Visible it -> new Visible(it.posting, it.words, it.editedAt, it.since, it.approved, kept);
            case Rejected it -> new Rejected(it.posting, it.words, it.editedAt, it.since, kept);
            case Removed it -> new Removed(it.posting, it.since, kept, it.erasedBy, it.forgotten);
        };
    }

    private Comment with(Posting changed) {
        return switch (this) {
            case Held it -> new Held(changed, it.words, it.editedAt, it.since, it.reasons, it.decisions);
            case Visible it -> new Visible(changed, it.words, it.editedAt, it.since, it.approved, it.decisions);
            case Rejected it -> new Rejected(changed, it.words, it.editedAt, it.since, it.decisions);
            case Removed it -> new Removed(changed, it.since, it.decisions, it.erasedBy, it.forgotten);
        };
    }

    private void requireOpen(Duration window, Instant now) {
        if (now.isAfter(posting().at().plus(window))) {
            throw new EditWindowOver();
        }
    }
}
