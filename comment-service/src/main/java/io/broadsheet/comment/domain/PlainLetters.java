package io.broadsheet.comment.domain;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Latin letters of unusual shape, of which neither normalization nor Unicode's data on confusables knows. */
public final class PlainLetters {

    /** Of Unicode: small capitals, letters in squares, circles and flags, open, turned and barred ones. */
    private static final Pattern LETTER_BY_NAME =
            Pattern.compile("(?:LATIN|(?:CROSSED )?(?:NEGATIVE )?(?:SQUARED|CIRCLED) LATIN|REGIONAL INDICATOR SYMBOL)"
                    + " (?:(?:SMALL|CAPITAL) )?LETTER (?:(?!SHARP\\b)\\w{2,} )*([A-Z])(?: WITH .*)?");

    /** Where Unicode has them, first and last of each block. */
    private static final List<int[]> BLOCKS = List.of(
            new int[] {0x80, 0x2AF},
            new int[] {0x1D00, 0x1DBF},
            new int[] {0x1E00, 0x1EFF},
            new int[] {0x2100, 0x218F},
            new int[] {0x2460, 0x24FF},
            new int[] {0x2C60, 0x2C7F},
            new int[] {0xA720, 0xA7FF},
            new int[] {0xAB30, 0xAB6F},
            new int[] {0x10780, 0x107BF},
            new int[] {0x1DF00, 0x1DFFF},
            new int[] {0x1F100, 0x1F1FF});

    /** Their names take too long to be read for each character. */
    private static final Map<Integer, String> LETTERS = letters();

    private PlainLetters() {}

    private static Map<Integer, String> letters() {
        var letters = new HashMap<Integer, String>();
        for (int[] block : BLOCKS) {
            for (int c = block[0]; c <= block[1]; c++) {
                var letter = letter(c);
                if (letter != null) {
                    letters.put(c, letter);
                }
            }
        }
        return Map.copyOf(letters);
    }

    private static @Nullable String letter(int c) {
        var name = Character.getName(c);
        var letter = name == null ? null : LETTER_BY_NAME.matcher(name);
        return letter != null
                        && letter.matches()
                        && Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFKD)
                ? letter.group(1).toLowerCase(Locale.ROOT)
                : null;
    }

    /** Null for any other character, for one too that normalization makes plain. */
    public static @Nullable String of(int c) {
        return c < 0x80 || c >= 0x2B0 && c < 0x1D00 || c >= 0x2C80 && c < 0xA720 ? null : LETTERS.get(c);
    }
}
