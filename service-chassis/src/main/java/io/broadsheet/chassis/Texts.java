package io.broadsheet.chassis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as people see it. */
public final class Texts {
    /** On one letter: more than any script needs. */
    public static final int MOST_MARKS = 8;

    /** In one grapheme: four people, each with the colour of their skin, or a conjunct of letters of India. */
    private static final int MOST_LETTERS = 8;

    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern APOSTROPHES = Pattern.compile("[\\u2018\\u2019\\u02BB\\u02BC]");
    /** A second dot above i or j, as lower case leaves it of the Turkish capital, and what lengthens an Arabic line. */
    private static final Pattern UNSEEN_MARKS = Pattern.compile("(?<=[ij\\u012F\\u1ECB])\\u0307|\\u0640");

    /** Greek vowels with the accent that capitals are written without, and the same without it. */
    private static final String ACCENTED = "\u03AC\u03AD\u03AE\u03AF\u03CC\u03CD\u03CE\u0390\u03B0";

    private static final String BARE = "\u03B1\u03B5\u03B7\u03B9\u03BF\u03C5\u03C9\u03CA\u03CB";

    /** Default_Ignorable_Code_Point of Unicode, which Java has no word for. */
    private static final Pattern IGNORABLE = Pattern.compile("[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5"
            + "\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0"
            + "\\uFFF0-\\uFFF8\\x{1BCA0}-\\x{1BCA3}\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]");

    private Texts() {}

    /** What these bytes say in UTF-8; null if they are not, where Java's own would put replacement characters. */
    public static @Nullable String ofUtf8(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    /** Whether nothing of it is visible: null, empty, spaces of any script, zero-width and other format characters. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || text.codePoints().noneMatch(Texts::isVisible);
    }

    /**
     * What a name is known by: equal for all spellings of it that readers take for the same, whatever their case, their
     * composition and width (NFKC), their spaces, apostrophes and lengthened lines, the accents that Greek capitals are
     * written without, and the characters that nobody sees.
     * Folding it once more changes nothing.
     */
    public static String folded(String name) {
        var composed = Normalizer.normalize(withoutIgnorable(name), Normalizer.Form.NFKC);
        // There and back, so that ß and its capital are ss.
        var folded = composed.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        var plain = UNSEEN_MARKS
                .matcher(Normalizer.normalize(folded, Normalizer.Form.NFKC))
                .replaceAll("");
        return SPACES.matcher(APOSTROPHES.matcher(withoutTonos(plain)).replaceAll("'"))
                .replaceAll(" ")
                .strip();
    }

    private static String withoutTonos(String text) {
        var bare = (StringBuilder) null;
        for (var i = 0; i < text.length(); i++) {
            var vowel = ACCENTED.indexOf(text.charAt(i));
            if (vowel >= 0) {
                bare = bare == null ? new StringBuilder(text) : bare;
                bare.setCharAt(i, BARE.charAt(vowel));
            }
        }
        return bare == null ? text : bare.toString();
    }

    /** Without the characters that have no look of their own: soft hyphens, joiners, fillers, variation selectors. */
    public static String withoutIgnorable(String text) {
        return IGNORABLE.matcher(text).replaceAll("");
    }

    /** Without the marks and invisible characters that are too many on one letter for any script. */
    public static String withFewMarks(String text) {
        var kept = new StringBuilder(text.length());
        int hanging = 0;
        for (int c : text.codePoints().toArray()) {
            hanging = hangsOn(c) ? hanging + 1 : 0;
            if (hanging <= MOST_MARKS) {
                kept.appendCodePoint(c);
            }
        }
        return kept.toString();
    }

    /** Whether it is a mark or an invisible character, which belongs to what stands before it. */
    public static boolean hangsOn(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    /**
     * Length as people count it: grapheme clusters (UAX #29), so that a family emoji counts as one; of one that goes on
     * without an end, each further letter too.
     */
    public static int length(String text) {
        return isPlain(text)
                ? text.length()
                : GRAPHEME.matcher(text)
                        .results()
                        .mapToInt(cluster -> 1 + lettersBeyond(text, cluster.start(), cluster.end()))
                        .sum();
    }

    private static int lettersBeyond(String text, int start, int end) {
        if (end - start <= MOST_LETTERS) {
            return 0;
        }
        long letters =
                text.substring(start, end).codePoints().filter(c -> !hangsOn(c)).count();
        return (int) Math.max(0, letters - MOST_LETTERS);
    }

    /** Whether it is at most {@code most} graphemes long. */
    public static boolean fits(String text, int most) {
        if (text.length() <= most) {
            return true;
        }
        // One grapheme can be made arbitrarily big by combining marks: the bytes it may take are bounded too.
        return text.length() <= 20L * most && length(text) <= most;
    }

    /** Its first {@code most} UTF-16 units, or one less where that would take half a character. */
    public static String beginning(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** Whether it has control characters, line breaks and tabs among them: for names, titles, subjects. */
    public static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Texts::isControl);
    }

    /** Whether it has control characters other than line breaks and tabs: for running text. */
    public static boolean hasControlsBesidesLineBreaks(String text) {
        return text.codePoints().anyMatch(c -> isControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            // Line and paragraph separator break lines like a control does.
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> isBidiOverride(c) || isNoncharacter(c);
        };
    }

    private static boolean isNoncharacter(int c) {
        return (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
    }

    /** Embeddings and overrides make text read other than it is stored. */
    private static boolean isBidiOverride(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    /** Whether a reader sees it by itself, unlike a space, an invisible character, or a mark that hangs on another. */
    public static boolean isVisible(int c) {
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
            default -> !isBlankLetter(c);
        };
    }

    /** Letters and symbols by category that show nothing: Hangul fillers, the Braille blank, blanks of old scripts. */
    private static boolean isBlankLetter(int c) {
        return switch (c) {
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x13441, 0x13442, 0x1D159 -> true;
            default -> false;
        };
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x300);
    }
}
