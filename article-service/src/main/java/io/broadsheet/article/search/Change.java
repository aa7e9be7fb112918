package io.broadsheet.article.search;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What one form of a word has in another's place.
 *
 * @param at at the end of the word, or at its beginning
 */
record Change(Pattern at, String instead, boolean first) {

    /** What changes, with a vowel behind it. */
    private static final int LONGEST_END = 3;

    Change(String at, String instead) {
        this(Pattern.compile(at), instead, at.startsWith("^"));
    }

    static Stream<String> all(String word, List<Change> changes) {
        return changes.stream().map(change -> change.in(word));
    }

    /** Looks nowhere but at the end, or at the beginning: in all of a word it would take as long as all else. */
    String in(String word) {
        var found = at.matcher(word);
        var is = first
                ? found.lookingAt()
                : found.useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .region(Math.max(0, word.length() - LONGEST_END), word.length())
                        .find();
        return is ? word.substring(0, found.start()) + instead + word.substring(found.end()) : word;
    }
}
