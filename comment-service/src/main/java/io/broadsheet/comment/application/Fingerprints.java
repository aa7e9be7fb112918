package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import io.broadsheet.chassis.Sha256;
import io.broadsheet.chassis.Texts;
import io.broadsheet.chassis.token.SignedTokens;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keyed hashes that tell that two things are the same, and nothing else; the same on every instance. */
@Component
class Fingerprints {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int LENGTH = 16;

    /** What can be varied without changing what is said; where nothing is said, pictures do. */
    private static final Pattern SMALL_CHANGES = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]");

    /** Long ones around so many letters count nothing; short ones say something: <i>Windows 10</i>, <i>Since 1966</i>. */
    private static final Pattern DIGITS_AROUND =
            Pattern.compile("^\\p{N}{5,}(?=\\p{L}{6}|\\p{IsHan}{3})|(?<=\\p{L}{6}|\\p{IsHan}{3})\\p{N}{5,}$");

    /** Of each secret of the service, the current one first. */
    private final List<SecretKeySpec> keys;

    Fingerprints(SignedTokens tokens) {
        this.keys = tokens.issueByEach("comment-fingerprints", NOBODY, 0).stream()
                .map(Sha256::key)
                .toList();
    }

    String ofNetwork(String network) {
        return of("network\n" + network);
    }

    /** By which it may have been kept before. */
    List<String> allOfNetwork(String network) {
        return keys.stream().map(key -> of(key, "network\n" + network)).toList();
    }

    /** Of a name as it looks. */
    String ofName(String name) {
        return of("name\n" + SpoofCheckedNames.look(UCharacter.foldCase(name, true)));
    }

    /**
     * Without regard to case, width, spaces, punctuation and invisible characters; where there are letters, nor to pictures,
     * to long numbers before and behind them, and to letters that look the same.
     */
    String ofText(String text) {
        String typed = Readings.plain(Texts.withoutIgnorable(text));
        String folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(typed), true);
        String letters = lettersAndDigits(folded);
        if (letters.codePoints().anyMatch(Character::isLetter)) {
            return of("text\n" + LookAlikes.latin(withoutDigitsAround(letters)));
        }
        String said = SMALL_CHANGES.matcher(Readings.seen(folded)).replaceAll("");
        return of("text\n" + (said.isEmpty() ? folded : said));
    }

    private static String lettersAndDigits(String folded) {
        var kept = new StringBuilder(folded.length());
        folded.codePoints().filter(c -> Character.isLetter(c) || isNumber(c)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean isNumber(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    private static String withoutDigitsAround(String letters) {
        return isNumber(letters.codePointAt(0)) || isNumber(letters.codePointBefore(letters.length()))
                ? DIGITS_AROUND.matcher(letters).replaceAll("")
                : letters;
    }

    private String of(String what) {
        return of(keys.getFirst(), what);
    }

    private static String of(SecretKeySpec key, String what) {
        return HexFormat.of().formatHex(Sha256.keyed(key, what), 0, LENGTH);
    }
}
