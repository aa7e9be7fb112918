package io.broadsheet.article.search;

import java.util.Map;
import java.util.Set;

/**
 * Makes spaces of signs that hold words together by the rules (UAX 29) and part them for readers: étudiant·e·s, Lehrer:innen,
 * Minister:education; and of endings behind an apostrophe: foto's, tv'et. Whatever is typed for an apostrophe becomes one.
 * Each by one character, so that every place in the text stays.
 */
final class PartingSigns {

    private static final char APOSTROPHE = '\'';
    private static final Set<String> S = Set.of("s");
    private static final Set<String> OF_SHORT_NAMES =
            Set.of("s", "en", "et", "er", "erne", "ens", "ets", "ers", "ernes", "ene", "enes");

    /** Elsewhere the analysis cuts them, or what stands there is a word. */
    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "de", S, "nl", S, "sv", S, "fr", S, "es", S, "it", S, "pt", S, "da", OF_SHORT_NAMES, "no", OF_SHORT_NAMES);

    private PartingSigns() {}

    /** @param key of the analysis that the text is for */
    static String spaced(String text, String key) {
        var spaced = (StringBuilder) null;
        for (var i = 1; i + 1 < text.length(); i++) {
            var sign = text.charAt(i);
            if (isParting(sign, text, i, key)) {
                spaced = spaced == null ? new StringBuilder(text) : spaced;
                spaced.setCharAt(i, ' ');
            } else if (isApostrophe(sign) && isBetweenLetters(text, i)) {
                var end = endOfEnding(text, i, key);
                if (end > i || !isKnown(sign)) {
                    spaced = spaced == null ? new StringBuilder(text) : spaced;
                    spaced.setCharAt(i, APOSTROPHE);
                    for (var at = i; at < end; at++) {
                        spaced.setCharAt(at, ' ');
                    }
                }
            }
        }
        return spaced == null ? text : spaced.toString();
    }

    private static boolean isParting(char sign, String text, int at, String key) {
        return switch (sign) {
            // Within a Catalan word they stand between two l.
            case '\u00B7', '\u2027' -> !key.equals("ca") && isBetweenLetters(text, at);
            // Behind a whole word only: not in "e.g.".
            case '.' ->
                key.equals("fr")
                        && at > 1
                        && Character.isLowerCase(text.charAt(at - 2))
                        && Character.isLowerCase(text.charAt(at - 1))
                        && Character.isLowerCase(text.charAt(at + 1));
            case ':', '_' -> isBetweenLetters(text, at);
            default -> false;
        };
    }

    static boolean isApostrophe(char sign) {
        return switch (sign) {
            case APOSTROPHE, '\u2018', '\u2019', '\u201B', '\u02BC', '\uFF07' -> true;
            default -> false;
        };
    }

    /** To what comes behind. */
    private static boolean isKnown(char apostrophe) {
        return apostrophe == APOSTROPHE || apostrophe == '\u2019';
    }

    /** The same place if there is none behind the apostrophe. */
    private static int endOfEnding(String text, int at, String key) {
        var endings = ENDINGS.get(key);
        if (endings == null) {
            return at;
        }
        var end = at + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return endings.contains(text.substring(at + 1, end)) ? end : at;
    }

    private static boolean isBetweenLetters(String text, int at) {
        var before = text.codePointBefore(at);
        var after = text.codePointAt(at + 1);
        return isOfAWord(before) && isOfAWord(after);
    }

    private static boolean isOfAWord(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }
}
