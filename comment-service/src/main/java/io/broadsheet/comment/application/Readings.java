package io.broadsheet.comment.application;

import io.broadsheet.chassis.Texts;
import io.broadsheet.comment.domain.PlainLetters;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Other ways in which people read a text than its characters say. */
final class Readings {

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
        return each(text, PlainLetters::of);
    }

    /** With letters in place of digits and signs that are written for them. */
    static String spelled(String text) {
        return each(text, SIGNS_AS_LETTERS::get);
    }

    /** What a digit or a sign is written for; null if for nothing. The skeleton of a text knows 0 and 1. */
    static @Nullable String letterFor(int c) {
        return SIGNS_AS_LETTERS.get(c);
    }

    /** Whether it is written for a letter, and neither a letter nor a digit itself. */
    static boolean isSignForLetter(int c) {
        return !Character.isLetterOrDigit(c) && SIGNS_AS_LETTERS.containsKey(c);
    }

    /** @param other in place of a code point; null to leave it */
    private static String each(String text, IntFunction<@Nullable String> other) {
        StringBuilder read = null;
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int c = text.codePointAt(at);
            next = at + Character.charCount(c);
            var instead = other.apply(c);
            if (instead != null && read == null) {
                read = new StringBuilder(text.length()).append(text, 0, at);
            }
            if (read != null) {
                if (instead == null) {
                    read.appendCodePoint(c);
                } else {
                    read.append(instead);
                }
            }
        }
        return read == null ? text : read.toString();
    }
}
