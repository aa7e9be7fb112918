package io.broadsheet.comment.domain;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as people see it. */
final class Wording {

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** One visible character may carry many marks, but not a megabyte of them. */
    private static final int CHARS_PER_GRAPHEME = 20;

    private Wording() {}

    static String tidy(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Whether nothing of it would be seen: no letter, digit, sign, punctuation or picture. */
    static boolean isBlank(String text) {
        return text.codePoints().noneMatch(Wording::isVisible);
    }

    static boolean isLongerThan(int graphemes, String text) {
        return text.length() > graphemes * CHARS_PER_GRAPHEME
                || GRAPHEME.matcher(text).results().skip(graphemes).findAny().isPresent();
    }

    static boolean hasControlCharacters(String text) {
        return text.codePoints().anyMatch(c -> c != '\n' && c != '\t' && isControl(c));
    }

    /** Line ends, and marks that turn the direction of what is printed after the name. */
    static boolean isUnfitForOneLine(String text) {
        return text.codePoints()
                .anyMatch(c -> isControl(c)
                        || c == 0x2028
                        || c == 0x2029
                        || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2066 && c <= 0x2069));
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            // A lone surrogate is no character and cannot be stored as UTF-8.
            case Character.CONTROL, Character.SURROGATE -> true;
            default -> c == 0xFFFE || c == 0xFFFF;
        };
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            // Letters and a symbol by their category, yet drawn as nothing: the Hangul fillers and the Braille blank.
            default -> c != 0x115F && c != 0x1160 && c != 0x3164 && c != 0xFFA0 && c != 0x2800;
        };
    }
}
