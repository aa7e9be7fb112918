package io.broadsheet.comment.application;

import com.ibm.icu.text.Normalizer2;
import io.broadsheet.chassis.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Other ways in which people read a text than its characters say. */
final class Readings {

    /** Of Unicode: small capitals, letters in squares, circles and flags, open, turned and barred ones. */
    private static final Pattern LETTER_BY_NAME =
            Pattern.compile("(?:LATIN|(?:CROSSED )?(?:NEGATIVE )?(?:SQUARED|CIRCLED) LATIN|REGIONAL INDICATOR SYMBOL)"
                    + " (?:(?:SMALL|CAPITAL) )?LETTER (?:(?!SHARP\\b)\\w{2,} )*([A-Z])(?: WITH .*)?");

    private static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();

    private static final Map<Integer, String> SIGNS_AS_LETTERS = signs(
            "e3\u20AC\u212E",
            "a4@",
            "s5$\u00A7",
            "t7+\u2020",
            "g69",
            "b8",
            "i!\u00A1",
            "l|\u00A3",
            "c\u00A9\u00A2",
            "r\u00AE",
            "o\u25CB\u25CF\u25EF\u00B0",
            "d\u2202",
            "y\u00A5",
            "x\u00D7");

    private Readings() {}

    /** @param rows each a letter, then what is written for it */
    private static Map<Integer, String> signs(String... rows) {
        var letters = new HashMap<Integer, String>();
        for (var row : rows) {
            row.codePoints().skip(1).forEach(sign -> letters.put(sign, row.substring(0, 1)));
        }
        return Map.copyOf(letters);
    }

    /** With a blank for each character that nobody sees; marks stay on their letters. */
    static String seen(String text) {
        return each(text, c -> isSeen(c) ? null : " ");
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
                !Texts.withoutIgnorable(Character.toString(c)).isEmpty();
            default -> Texts.isVisible(c);
        };
    }

    /** With plain letters for Latin ones of another shape, of which Unicode's data on confusables knows few. */
    static String plain(String text) {
        return each(text, c -> c < 0x80 || DECOMPOSED.getRawDecomposition(c) != null ? null : letter(c));
    }

    private static @Nullable String letter(int c) {
        var name = Character.getName(c);
        var letter = name == null ? null : LETTER_BY_NAME.matcher(name);
        return letter != null && letter.matches() ? letter.group(1).toLowerCase(Locale.ROOT) : null;
    }

    /** With letters in place of digits and signs that are written for them. */
    static String spelled(String text) {
        return each(text, SIGNS_AS_LETTERS::get);
    }

    /** @param other in place of a code point; null to leave it */
    private static String each(String text, IntFunction<@Nullable String> other) {
        var read = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            var instead = other.apply(c);
            if (instead == null) {
                read.appendCodePoint(c);
            } else {
                read.append(instead);
            }
        });
        return read.toString();
    }
}
