package io.broadsheet.article.search;

import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.icu.ICUNormalizer2CharFilter;

/**
 * Composes text (NFC) and takes out of words what readers do not see there or leave out when they write: places for a hyphen
 * or a break, directions, variants of a sign, the vowels of Hebrew and Arabic, the signs of Hebrew abbreviations, the dot of
 * Catalan. Digits of formulas become such as keyboards have.
 */
final class InvisibleCharacters {

    private static final String HIDDEN = "\u00AD\u034F\u061C\u180E\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060"
            + "\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFE0E\uFE0F\uFEFF";
    /** Points and accents, geresh and gershayim. */
    private static final String HEBREW = range('\u0591', '\u05BD') + "\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u05F3\u05F4";

    private static final String ARABIC = range('\u0610', '\u061A')
            + "\u0640"
            + range('\u064B', '\u065F')
            + "\u0670"
            + range('\u06D6', '\u06DC')
            + range('\u06DF', '\u06E4')
            + "\u06E7\u06E8"
            + range('\u06EA', '\u06ED');
    private static final String EVERYWHERE = HIDDEN + HEBREW + ARABIC;

    /** Writings without spaces part their words by the first of these, Persian and its neighbours their endings by the second. */
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private static final String ZERO_WIDTH_JOINERS = "\u200C\u200D";
    private static final String HEBREW_LETTERS = range('\u05D0', '\u05EA');
    /** Keyboards give these for geresh behind a letter, and those for gershayim before one; else they part nothing. */
    private static final String APOSTROPHES = "'\u2019";

    private static final String QUOTES = "\"\u201D";

    private static final char LOW_ZERO = '\u2080';
    /** Digits that stand low or high, which are no part of a word else, and the Armenian sign of two letters. */
    private static final String OTHERWISE = range(LOW_ZERO, '\u2089') + "\u00B2\u00B3\u0587";

    private static final BitSet CHARACTERS =
            setOf(EVERYWHERE + ZERO_WIDTH_SPACE + ZERO_WIDTH_JOINERS + HEBREW_LETTERS + OTHERWISE);
    private static final char FIRST = '\u00AD';

    private static final NormalizeCharMap ALL = mapOf(EVERYWHERE + ZERO_WIDTH_SPACE + ZERO_WIDTH_JOINERS);
    private static final NormalizeCharMap BUT_JOINERS = mapOf(EVERYWHERE + ZERO_WIDTH_SPACE);
    private static final NormalizeCharMap BUT_SPACES = mapOf(EVERYWHERE + ZERO_WIDTH_JOINERS);
    private static final NormalizeCharMap CATALAN = catalan();

    private InvisibleCharacters() {}

    /** @param key of the analysis that the text is for */
    static Reader without(Reader text, String key) {
        try {
            // Nearly no text has any, and to look for them in a stream costs a tenth of all analysis.
            var all = PartingSigns.spaced(all(text), key);
            Reader read = new StringReader(all);
            var isComposed = Normalizer.isNormalized(all, Normalizer.Form.NFC);
            if (!isComposed) {
                read = new ICUNormalizer2CharFilter(read, Normalizer2.getNFCInstance());
            }
            return isComposed && !hasAny(all) && !key.equals("ca") ? read : new MappingCharFilter(map(key), read);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@link Reader#readAllAsString}, which takes 16 KB for a single word; a search reads dozens. */
    private static String all(Reader text) throws IOException {
        var all = new StringBuilder();
        var some = new char[256];
        for (var length = text.read(some); length >= 0; length = text.read(some)) {
            all.append(some, 0, length);
        }
        return all.toString();
    }

    private static boolean hasAny(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character >= FIRST && CHARACTERS.get(character)) {
                return true;
            }
        }
        return false;
    }

    private static NormalizeCharMap map(String key) {
        return switch (key) {
            case "fa", "ckb" -> BUT_JOINERS;
            case "th", Languages.OTHER -> BUT_SPACES;
            case "ca" -> CATALAN;
            default -> ALL;
        };
    }

    private static NormalizeCharMap mapOf(String characters) {
        return builderOf(characters).build();
    }

    /** paral·lel, as it is typed where a keyboard has no dot. */
    private static NormalizeCharMap catalan() {
        var map = builderOf(EVERYWHERE + ZERO_WIDTH_SPACE + ZERO_WIDTH_JOINERS);
        Stream.of("l\u00B7l", "l\u2027l", "l\u2022l", "l.l", "\u0140l").forEach(written -> {
            map.add(written, "ll");
            map.add(written.toUpperCase(Locale.ROOT), "LL");
        });
        return map.build();
    }

    private static NormalizeCharMap.Builder builderOf(String characters) {
        var map = new NormalizeCharMap.Builder();
        characters.chars().forEach(each -> map.add(Character.toString(each), ""));
        for (var digit = 0; digit <= 9; digit++) {
            map.add(Character.toString(LOW_ZERO + digit), String.valueOf(digit));
        }
        map.add("m\u00B2", "m2");
        map.add("m\u00B3", "m3");
        map.add("\u0587", "\u0565\u0582");
        HEBREW_LETTERS.chars().mapToObj(Character::toString).forEach(letter -> {
            QUOTES.chars().forEach(quote -> map.add(Character.toString(quote) + letter, letter));
            APOSTROPHES.chars().forEach(sign -> map.add(letter + Character.toString(sign), letter));
        });
        return map;
    }

    private static BitSet setOf(String characters) {
        var set = new BitSet();
        characters.chars().forEach(set::set);
        return set;
    }

    private static String range(char first, char last) {
        var characters = new StringBuilder();
        for (var each = first; each <= last; each++) {
            characters.append(each);
        }
        return characters.toString();
    }
}
