package io.broadsheet.website.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A comment as its author sees it.
 *
 * @param state {@code held}, {@code visible}, {@code rejected} or {@code removed}
 * @param notice what became of it
 * @param author null, and no words, if it is removed
 * @param changeableUntil null if it cannot be changed any more
 * @param text to be changed
 * @param errors of the text, by field
 */
public record OwnComment(
        String id,
        String path,
        String articleHref,
        @Nullable String inReplyTo,
        String state,
        String notice,
        @Nullable String author,
        List<String> paragraphs,
        @Nullable Moment posted,
        @Nullable Moment changeableUntil,
        String text,
        String token,
        Map<String, String> errors) {

    /** Without words and token. */
    @Override
    public String toString() {
        return "OwnComment[" + id + ", " + state + "]";
    }
}
