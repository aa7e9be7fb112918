package io.broadsheet.article.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/** Takes out of words what readers do not see there: places for a hyphen or a break, directions, variants of a sign. */
final class InvisibleCharacters {

    private static final String EVERYWHERE = "\u00AD\u034F\u061C\u180E\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060"
            + "\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFE0E\uFE0F\uFEFF";

    /** Writings without spaces part their words by the first of these, Persian and its neighbours their endings by the second. */
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private static final String ZERO_WIDTH_JOINERS = "\u200C\u200D";

    private static final String CHARACTERS = EVERYWHERE + ZERO_WIDTH_SPACE + ZERO_WIDTH_JOINERS;
    private static final char FIRST = '\u00AD';

    private static final NormalizeCharMap ALL = mapOf(CHARACTERS);
    private static final NormalizeCharMap BUT_JOINERS = mapOf(EVERYWHERE + ZERO_WIDTH_SPACE);
    private static final NormalizeCharMap BUT_SPACES = mapOf(EVERYWHERE + ZERO_WIDTH_JOINERS);

    private InvisibleCharacters() {}

    /** @param key of the analysis that the text is for */
    static Reader without(Reader text, String key) {
        try {
            // Nearly no text has any, and to look for them in a stream costs a tenth of all analysis.
            var all = text.readAllAsString();
            return hasAny(all) ? new MappingCharFilter(map(key), new StringReader(all)) : new StringReader(all);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean hasAny(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= FIRST && CHARACTERS.indexOf(character) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static NormalizeCharMap map(String key) {
        return switch (key) {
            case "fa", "ckb" -> BUT_JOINERS;
            case "th", Languages.OTHER -> BUT_SPACES;
            default -> ALL;
        };
    }

    private static NormalizeCharMap mapOf(String characters) {
        var map = new NormalizeCharMap.Builder();
        characters.chars().forEach(each -> map.add(Character.toString(each), ""));
        return map.build();
    }
}
