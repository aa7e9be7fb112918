package io.broadsheet.article.search;

import java.io.Reader;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;

/** Takes out of words what readers do not see there: places for a hyphen or a break, directions, variants of a sign. */
final class InvisibleCharacters {

    private static final String EVERYWHERE = "\u00AD\u034F\u061C\u180E\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060"
            + "\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\uFE0E\uFE0F\uFEFF";

    /** Writings without spaces part their words by the first of these, Persian and its neighbours their endings by the second. */
    private static final String ZERO_WIDTH_SPACE = "\u200B";

    private static final String ZERO_WIDTH_JOINERS = "\u200C\u200D";

    private static final NormalizeCharMap ALL = map(EVERYWHERE + ZERO_WIDTH_SPACE + ZERO_WIDTH_JOINERS);
    private static final NormalizeCharMap BUT_JOINERS = map(EVERYWHERE + ZERO_WIDTH_SPACE);
    private static final NormalizeCharMap BUT_SPACES = map(EVERYWHERE + ZERO_WIDTH_JOINERS);

    private InvisibleCharacters() {}

    /** @param key of the analysis that the text is for */
    static Reader without(Reader text, String key) {
        return new MappingCharFilter(
                switch (key) {
                    case "fa", "ckb" -> BUT_JOINERS;
                    case "th", Languages.OTHER -> BUT_SPACES;
                    default -> ALL;
                },
                text);
    }

    private static NormalizeCharMap map(String characters) {
        var map = new NormalizeCharMap.Builder();
        characters.chars().forEach(each -> map.add(Character.toString(each), ""));
        return map.build();
    }
}
