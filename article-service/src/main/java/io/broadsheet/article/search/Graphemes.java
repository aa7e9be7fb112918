package io.broadsheet.article.search;

import java.text.BreakIterator;
import java.util.Locale;

/** Where what readers see as one character begins and ends, by UAX 29. */
final class Graphemes {

    /** Before these no mark, joiner or half of a flag can be. */
    private static final char FIRST_MARK = 0x300;

    private static final int LONGEST_RUN = 2_000;

    private Graphemes() {}

    /** The place itself if it is between two characters, else where the character begins that it is in. */
    static int floor(String text, int at) {
        return isPlain(text, at) ? at : boundary(text, at, false);
    }

    /** The place itself if it is between two characters, else where the character ends that it is in. */
    static int ceiling(String text, int at) {
        return isPlain(text, at) ? at : boundary(text, at, true);
    }

    private static boolean isPlain(String text, int at) {
        return at <= 0 || at >= text.length() || text.charAt(at - 1) < FIRST_MARK && text.charAt(at) < FIRST_MARK;
    }

    private static int boundary(String text, int at, boolean after) {
        var from = at;
        while (from > 0 && at - from < LONGEST_RUN && text.charAt(from - 1) >= FIRST_MARK) {
            from--;
        }
        var to = Math.min(text.length(), at + LONGEST_RUN);
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text.substring(from, to));
        if (characters.isBoundary(at - from)) {
            return at;
        }
        return from + (after ? characters.following(at - from) : characters.preceding(at - from));
    }
}
