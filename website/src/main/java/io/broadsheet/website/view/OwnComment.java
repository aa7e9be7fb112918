package io.broadsheet.website.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comment as its author sees it.
 *
 * @param state {@code held}, {@code visible}, {@code rejected} or {@code removed}; {@code away} if it cannot be had
 * @param notice what became of it; empty if that is not known
 * @param author null, and no words, if it is removed or cannot be had
 * @param changeableUntil null if it cannot be changed any more
 * @param text to be changed
 * @param words tag of the words that it is made from; null if there is none
 * @param errors of the text, by field
 * @param reasons of its rejection or removal; null for one that is shown, or that its author removed
 * @param refused why something was not done that no form here is about
 * @param unsaved words that no form here has
 */
public record OwnComment(
        String id,
        String path,
        String articleHref,
        @Nullable String inReplyTo,
        String state,
        String notice,
        @Nullable String author,
        List<Paragraph> paragraphs,
        @Nullable Moment posted,
        @Nullable Moment changeableUntil,
        String text,
        @Nullable String words,
        String token,
        Map<String, String> errors,
        @Nullable Reasons reasons,
        List<String> refused,
        @Nullable String unsaved) {

    /**
     * @param lines in plain words; none where none was named
     * @param decidedBy whether a rule or a person decided
     * @param statement in a moderator's words
     * @param appeal what became of an appeal; null if there was none
     * @param possible whether one can be made
     * @param text of one that was not taken
     * @param errors of that
     */
    public record Reasons(
            List<String> lines,
            String decidedBy,
            @Nullable String statement,
            @Nullable String appeal,
            boolean possible,
            String text,
            Map<String, String> errors) {

        /** Without words. */
        @Override
        public String toString() {
            return "Reasons";
        }
    }

    /** Without words and token. */
    @Override
    public String toString() {
        return "OwnComment[" + id + ", " + state + "]";
    }
}
