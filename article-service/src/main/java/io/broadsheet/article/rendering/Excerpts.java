package io.broadsheet.article.rendering;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.broadsheet.chassis.Texts;
import java.util.regex.Pattern;

/** What a text says first, for somebody who has not read it. */
final class Excerpts {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** Embeddings, overrides and isolates: cut off before their end they would turn the words behind the teaser. */
    private static final Pattern DIRECTIONS = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");

    /** Brackets and quotation marks of words that are cut off; a mark that opens in some languages closes in German. */
    private static final Pattern OPENED_LAST =
            Pattern.compile("(?:\\s*\\p{Ps}|(?:\\s+|(?<=[\\p{IsHan}\\u3001\\u3002\\uFF0C\\uFF1A]))\\p{Pi})+$");

    private static final int WORDS = 10;
    /** In UTF-16 units; only for words that have no end. */
    private static final int LONGEST = 300;

    /** No more of a text is looked at: ten words with marks on every letter are shorter. */
    private static final int LOOKED_AT = 5_000;

    private Excerpts() {}

    /**
     * The first ten words and "...", or nothing of a text without any. Scripts that write no spaces have their words by
     * Unicode's segmentation and its dictionaries (UAX 29, ICU); none is cut within a character as readers see it.
     */
    static String excerpt(String text) {
        var looked = DIRECTIONS
                .matcher(text.substring(0, wholeCharacters(text, LOOKED_AT)))
                .replaceAll("");
        var line = SPACES.matcher(looked).replaceAll(" ").strip();
        var kept = line.substring(0, wholeCharacters(line, Math.min(endOfWords(line), LONGEST)))
                .stripTrailing();
        var closed = OPENED_LAST.matcher(kept).replaceFirst("");
        return Texts.isBlank(closed) ? "" : closed + "...";
    }

    private static int endOfWords(String line) {
        var words = 0;
        var at = 0;
        while (at < line.length()) {
            var space = line.indexOf(' ', at);
            var end = space < 0 ? line.length() : space;
            var last = Segments.endOf(line.substring(at, end), WORDS - words);
            if (last.end() < end - at) {
                return at + last.end();
            }
            words += last.count();
            if (words >= WORDS) {
                return end;
            }
            at = end + 1;
        }
        return line.length();
    }

    /** The last place up to {@code end} that is not within a grapheme cluster. */
    private static int wholeCharacters(String line, int end) {
        if (end >= line.length()) {
            return line.length();
        }
        var characters = BreakIterator.getCharacterInstance(ULocale.ROOT);
        characters.setText(line);
        return characters.isBoundary(end) ? end : characters.preceding(end);
    }
}
