package io.broadsheet.article.search;

/**
 * Makes spaces of signs that hold words together by the rules (UAX 29) and part them for readers: étudiant·e·s, Lehrer:innen,
 * Minister:education. Each by one character, so that every place in the text stays.
 */
final class PartingSigns {

    private static final String SIGNS = ":_\u2027";
    /** Within a Catalan word it stands between two l. */
    private static final char MIDDLE_DOT = '\u00B7';

    private PartingSigns() {}

    /** @param key of the analysis that the text is for */
    static String spaced(String text, String key) {
        var spaced = (StringBuilder) null;
        for (var i = 1; i + 1 < text.length(); i++) {
            if (isParting(text, i, key)) {
                spaced = spaced == null ? new StringBuilder(text) : spaced;
                spaced.setCharAt(i, ' ');
            }
        }
        return spaced == null ? text : spaced.toString();
    }

    private static boolean isParting(String text, int at, String key) {
        var sign = text.charAt(at);
        return switch (sign) {
            case MIDDLE_DOT -> !key.equals("ca") && isBetweenLetters(text, at);
            // Behind a whole word only: not in "e.g.".
            case '.' ->
                key.equals("fr")
                        && at > 1
                        && Character.isLowerCase(text.charAt(at - 2))
                        && Character.isLowerCase(text.charAt(at - 1))
                        && Character.isLowerCase(text.charAt(at + 1));
            default -> SIGNS.indexOf(sign) >= 0 && isBetweenLetters(text, at);
        };
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
