package io.broadsheet.article.rendering;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What Word writes before an item.
 *
 * @param type of the list, as the attribute of {@code ol}, or "" for one without an order
 * @param number of the item, from 1; 0 without an order
 * @param words that no list writes by itself: {@code 2.1.}
 */
record WordBullet(String type, int number, String words) {

    private static final Pattern NUMBER = Pattern.compile("\\(?(\\d{1,6}|[A-Za-z]|[ivxlcIVXLC]{1,8})[.)]");
    private static final Pattern ROMAN =
            Pattern.compile("(?i)(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", Pattern.CASE_INSENSITIVE);
    private static final Map<Character, Integer> VALUES = Map.of('i', 1, 'v', 5, 'x', 10, 'l', 50, 'c', 100);

    /** @param bullet null for an item without any */
    static WordBullet of(@Nullable Element bullet) {
        var text = bullet == null ? "" : bullet.text().replace('\u00A0', ' ').strip();
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            // Fonts of signs have letters for them: "o", "§".
            var isSign = text.codePoints().noneMatch(Character::isDigit)
                    && (text.codePointCount(0, text.length()) < 2
                            || text.codePoints().noneMatch(Character::isLetter));
            return new WordBullet("", 0, isSign ? "" : text + " ");
        }
        var digits = number.group(1);
        if (Character.isDigit(digits.charAt(0))) {
            return new WordBullet("1", Integer.parseInt(digits), "");
        }
        var isSmall = Character.isLowerCase(digits.charAt(0));
        var letters = digits.toLowerCase(Locale.ROOT);
        if (letters.length() == 1 && "ivx".indexOf(letters.charAt(0)) < 0) {
            return new WordBullet(isSmall ? "a" : "A", letters.charAt(0) - 'a' + 1, "");
        }
        return ROMAN.matcher(letters).matches()
                ? new WordBullet(isSmall ? "i" : "I", roman(letters), "")
                : new WordBullet("", 0, text + " ");
    }

    /** A letter that is a number of Rome as well is the letter that comes next. */
    WordBullet after(WordBullet above) {
        var isLetters = above.type.equals("a") || above.type.equals("A");
        var isSameCase = type.equals("i") && above.type.equals("a") || type.equals("I") && above.type.equals("A");
        var letter = Map.of(1, 9, 5, 22, 10, 24).getOrDefault(number, 0);
        return isLetters && isSameCase && letter == above.number + 1 ? new WordBullet(above.type, letter, "") : this;
    }

    boolean isNumbered() {
        return !type.isEmpty();
    }

    private static int roman(String letters) {
        var sum = 0;
        var before = 0;
        for (var i = letters.length() - 1; i >= 0; i--) {
            int value = VALUES.getOrDefault(letters.charAt(i), 0);
            sum += value < before ? -value : value;
            before = value;
        }
        return sum;
    }
}
