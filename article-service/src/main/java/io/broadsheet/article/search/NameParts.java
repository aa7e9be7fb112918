package io.broadsheet.article.search;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a name with an apostrophe is made of, for those who leave it out or know the name alone: O and Brien, L and Oréal, Sant
 * and Egidio. The same of OBrien, and OBrien of O Brien.
 */
final class NameParts {

    private static final int LONGEST_PREFIX = 5;
    private static final Pattern NAME = Pattern.compile("\\p{Lu}\\p{L}{2,40}");
    private static final Pattern IRISH = Pattern.compile("O([ \u00A0]?)(\\p{Lu}\\p{Ll}{2,40})");

    private NameParts() {}

    static List<String> in(String text) {
        var parts = new ArrayList<String>();
        var name = NAME.matcher(text);
        var irish = IRISH.matcher(text);
        for (var at = 0; at + 1 < text.length(); at++) {
            if (text.charAt(at) == 'O'
                    && !isLetter(text, at - 1)
                    && irish.region(at, text.length()).lookingAt()) {
                if (irish.group(1).isEmpty()) {
                    parts.add("O");
                    parts.add(irish.group(2));
                } else if (isLetter(text, at - 2)) {
                    // At the beginning of a sentence it is an article in Portuguese.
                    parts.add("O" + irish.group(2));
                }
            } else if (PartingSigns.isApostrophe(text.charAt(at))
                    && name.region(at + 1, text.length()).lookingAt()) {
                var start = start(text, at);
                if (start < at && at - start <= LONGEST_PREFIX) {
                    parts.add(text.substring(start, at));
                    parts.add(name.group());
                }
            }
        }
        return parts;
    }

    /** Of the letters before a place, as far as there are a few. */
    private static int start(String text, int at) {
        var start = at;
        while (at - start <= LONGEST_PREFIX && isLetter(text, start - 1)) {
            start--;
        }
        return start;
    }

    private static boolean isLetter(String text, int at) {
        return at >= 0 && Character.isLetter(text.charAt(at));
    }
}
