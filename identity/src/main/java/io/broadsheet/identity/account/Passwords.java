package io.broadsheet.identity.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.chassis.Texts;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passwords that people choose, and those that are drawn. */
public final class Passwords {

    private static final int SHORTEST = 12;
    /** Bytes that bcrypt looks at. */
    private static final int LONGEST = 72;

    private static final int FEWEST_DIFFERENT = 5;
    /** The first that guessers try, without the digits and signs that people put around them. */
    private static final Set<String> GUESSED = Set.of(
            "password",
            "passwort",
            "qwerty",
            "qwertz",
            "letmein",
            "welcome",
            "willkommen",
            "newsroom",
            "redaktion",
            "broadsheet",
            "admin",
            "administrator");

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
    /** What no shell and no form needs quoted, and nobody takes for another. */
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private static final String TYPED = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Passwords() {}

    /** @return what is wrong with a password that somebody chose, in fixed words; null if nothing is */
    public static @Nullable String problem(String password, AccountName name) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return "too-short";
        }
        if (password.getBytes(UTF_8).length > LONGEST) {
            return "too-long";
        }
        var folded = Texts.folded(password);
        var word = NO_LETTERS.matcher(folded).replaceAll("").toLowerCase(Locale.ROOT);
        var easy = GUESSED.contains(word)
                || password.codePoints().distinct().count() < FEWEST_DIFFERENT
                || name.key().length() >= 4 && folded.contains(name.key());
        return easy ? "too-easy" : null;
    }

    /**
     * 74 bits, to be typed once: {@code kv7mh-2qxrt-9wpdc}.
     *
     * @param drawn many more bits
     */
    static String oneTime(byte[] drawn) {
        var left = new BigInteger(1, drawn);
        var base = BigInteger.valueOf(TYPED.length());
        var typed = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            var digit = left.divideAndRemainder(base);
            typed.append(i == 5 || i == 10 ? "-" : "").append(TYPED.charAt(digit[1].intValue()));
            left = digit[0];
        }
        return typed.toString();
    }

    /** 140 bits. */
    public static String secret() {
        var drawn = new StringBuilder();
        RANDOM.ints(24, 0, ALPHABET.length()).forEach(i -> drawn.append(ALPHABET.charAt(i)));
        return drawn.toString();
    }
}
