package io.broadsheet.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that some write in parts and others do not: e-mail and email, U.S. and US, O'Brien and OBrien, COVID-19, paral·lel.
 */
final class JoinedWords {

    private static final int LONGEST = 80;
    private static final String HYPHEN = "[-\u2010\u2011]";
    private static final String APOSTROPHE = "['\u2018\u2019\u201B\u02BC\uFF07]";
    private static final String PART = "[\\p{L}\\p{M}\\p{Nd}]+";
    private static final Pattern IN_PARTS =
            Pattern.compile(PART + "(?:" + HYPHEN + PART + "){1,3}|(?:\\p{L}\\.){1,6}\\p{L}|(?:\\p{Lu}" + APOSTROPHE
                    + "\\p{Lu}|o" + APOSTROPHE + "\\p{L})\\p{L}+|\\p{L}+l\u00B7l\\p{L}+");
    private static final Pattern SIGNS = Pattern.compile("[-\u2010\u2011.\u00B7]|" + APOSTROPHE);

    private static final Pattern POSSESSIVE = Pattern.compile(APOSTROPHE + "s$");

    private JoinedWords() {}

    /** All that are in a text in parts, joined. */
    static List<String> in(String text) {
        var joined = new ArrayList<String>();
        for (var at = 1; at < text.length() - 1; at++) {
            if (joins(text, at)) {
                var start = at;
                while (start > 0 && at - start < LONGEST && isWithin(text, start - 1)) {
                    start--;
                }
                var end = at;
                while (end < text.length() && end - at < LONGEST && isWithin(text, end)) {
                    end++;
                }
                var word = POSSESSIVE.matcher(text.substring(start, end)).replaceFirst("");
                if (IN_PARTS.matcher(word).matches()) {
                    joined.add(SIGNS.matcher(word).replaceAll(""));
                }
                at = end;
            }
        }
        return joined;
    }

    /** A word joined, or the word if it has no parts. */
    static String joined(String word) {
        var joined = in(word);
        return joined.size() == 1 ? joined.getFirst() : word;
    }

    private static boolean isWithin(String text, int at) {
        return isOfAWord(text.charAt(at)) || at > 0 && at < text.length() - 1 && joins(text, at);
    }

    private static boolean joins(String text, int at) {
        return switch (text.charAt(at)) {
            case '-', '.', '\u2010', '\u2011', '\u00B7' -> isBetweenLetters(text, at);
            default -> PartingSigns.isApostrophe(text.charAt(at)) && isBetweenLetters(text, at);
        };
    }

    private static boolean isBetweenLetters(String text, int at) {
        return isOfAWord(text.charAt(at - 1)) && isOfAWord(text.charAt(at + 1));
    }

    private static boolean isOfAWord(char c) {
        return Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
}
