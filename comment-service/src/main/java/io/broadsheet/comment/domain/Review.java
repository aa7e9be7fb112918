package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the policy, moderators and the author said about a comment.
 *
 * @param judgement the latest one of the policy; absent where it was not kept
 * @param notes between moderators, latest last
 * @param appeal against its rejection, absent if there was none
 */
public record Review(
        @Nullable Judgement judgement,
        List<Note> notes,
        @Nullable Appeal appeal) {

    public static final Review NONE = new Review(null, List.of(), null);

    public static final int MOST_NOTES = 50;

    /**
     * @param by the moderator's subject
     * @param byName what the moderator's token told then; absent where it told none
     */
    public record Note(
            String by, Instant at, String text, @Nullable String byName) {

        public Note(String by, Instant at, String text) {
            this(by, at, text, null);
        }
    }

    /** @param decided absent while it is open */
    public record Appeal(Instant at, String text, @Nullable Instant decided) {

        public boolean isOpen() {
            return decided == null;
        }
    }

    public boolean hasOpenAppeal() {
        return appeal != null && appeal.isOpen();
    }

    Review judged(Judgement latest) {
        return new Review(latest, notes, appeal);
    }

    /** @throws TooManyNotes retrying cannot help */
    Review noted(Note note) {
        if (notes.size() >= MOST_NOTES) {
            throw new TooManyNotes();
        }
        return new Review(
                judgement, Stream.concat(notes.stream(), Stream.of(note)).toList(), appeal);
    }

    Review appealed(Appeal made) {
        return new Review(judgement, notes, made);
    }

    Review decided(Instant at) {
        Appeal made = appeal;
        var closed = made != null && made.isOpen() ? new Appeal(made.at, made.text, at) : made;
        return new Review(judgement, notes, closed);
    }

    Review withoutOpenAppeal() {
        return hasOpenAppeal() ? new Review(judgement, notes, null) : this;
    }

    /** A decision of that instant was taken back. */
    Review reopened(Instant decision) {
        return appeal != null && decision.equals(appeal.decided)
                ? appealed(new Appeal(appeal.at, appeal.text, null))
                : this;
    }

    Review withoutWords() {
        return new Review(judgement == null ? null : judgement.withoutMarks(), List.of(), null);
    }
}
