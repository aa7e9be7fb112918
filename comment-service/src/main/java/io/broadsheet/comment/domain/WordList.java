package io.broadsheet.comment.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words, found whole, whatever their case, accents and look-alike letters. */
public interface WordList {

    /** @param language BCP 47, for words that are listed for one; absent: those are not looked for */
    List<Span> find(String text, @Nullable String language);

    /** From and to in UTF-16 units. */
    record Span(int from, int to) {

        Mark in(Mark.Field field) {
            return new Mark(field, from, to);
        }
    }
}
