package io.broadsheet.article.search;

import java.io.IOException;
import java.text.Normalizer;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Takes letters for one that people write for each other, in whatever language: Greek ones without their accents, ё for е,
 * an alef with or without its hamza and either seat of one, the ye and kaf of Arabic and Persian keyboards, either kana,
 * digits of all scripts.
 */
final class AlikeLetters extends TokenFilter {

    private static final char FIRST = '\u0300';

    /** Below a Hindi letter: a dot that is seldom typed. */
    private static final char NUKTA = '\u093C';

    /** Before a consonant written as a dot above, or as the letter of its sound. */
    private static final char ANUSVARA = '\u0902';

    private static final char VIRAMA = '\u094D';

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

    AlikeLetters(TokenStream words) {
        super(words);
    }

    /** Made when the first word needs it. */
    private static final class Letters {

        static final char[] PLAIN = plain();
        private static final int HIRAGANA_TO_KATAKANA = 0x60;

        private Letters() {}

        private static char[] plain() {
            var plain = new char[Character.MAX_VALUE + 1];
            for (var each = 0; each < plain.length; each++) {
                plain[each] = plain((char) each);
            }
            return plain;
        }

        private static char plain(char letter) {
            if (Character.isDigit(letter)) {
                return (char) ('0' + Character.digit(letter, 10));
            }
            if (Character.UnicodeScript.of(letter) == Character.UnicodeScript.GREEK && Character.isLetter(letter)) {
                return greek(letter);
            }
            if (letter >= '\u3041' && letter <= '\u3096') {
                return (char) (letter + HIRAGANA_TO_KATAKANA);
            }
            return switch (letter) {
                case '\u0451', '\u0450' -> '\u0435';
                case '\u045D' -> '\u0438';
                case '\u0622', '\u0623', '\u0625', '\u0671' -> '\u0627';
                case '\u0649', '\u06CC' -> '\u064A';
                case '\u0624' -> '\u0626';
                case '\uFA11' -> '\u5D0E';
                case '\u06A9' -> '\u0643';
                case '\u0629', '\u06C0', '\u06C1', '\u06C2', '\u06C3' -> '\u0647';
                default -> letter;
            };
        }

        private static char greek(char letter) {
            var bare = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                    .charAt(0);
            return bare == '\u03C2' ? '\u03C3' : bare;
        }
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        var letters = word.buffer();
        var length = 0;
        for (var i = 0; i < word.length(); i++) {
            var letter = letters[i];
            if (isNasal(letter) && i + 2 < word.length() && letters[i + 1] == VIRAMA && isConsonant(letters[i + 2])) {
                letters[length++] = ANUSVARA;
                i++;
            } else if (letter != NUKTA) {
                letters[length++] = letter < FIRST ? letter : Letters.PLAIN[letter];
            }
        }
        word.setLength(length);
        return true;
    }

    private static boolean isNasal(char letter) {
        return switch (letter) {
            case '\u0919', '\u091E', '\u0923', '\u0928', '\u092E' -> true;
            default -> false;
        };
    }

    private static boolean isConsonant(char letter) {
        return letter >= '\u0915' && letter <= '\u092D';
    }
}
