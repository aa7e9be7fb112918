package io.broadsheet.comment.application;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import io.broadsheet.chassis.token.SignedTokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keyed hashes that tell that two things are the same, and nothing else; the same on every instance. */
@Component
class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int LENGTH = 16;

    /** What can be varied without changing what is said. */
    private static final Pattern SMALL_CHANGES = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]");

    private final SecretKeySpec key;

    Fingerprints(SignedTokens tokens) {
        byte[] derived = tokens.issue("comment-fingerprints", NOBODY, 0).getBytes(StandardCharsets.US_ASCII);
        this.key = new SecretKeySpec(derived, ALGORITHM);
    }

    String ofNetwork(String network) {
        return of("network\n" + network);
    }

    /** Without regard to case, width, spaces, punctuation and invisible characters. */
    String ofText(String text) {
        String folded = UCharacter.foldCase(Normalizer2.getNFKCInstance().normalize(text), true);
        String letters = SMALL_CHANGES.matcher(folded).replaceAll("");
        return of("text\n" + (letters.isEmpty() ? folded : letters));
    }

    private String of(String what) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(what.getBytes(StandardCharsets.UTF_8)), 0, LENGTH);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every JDK has HMAC-SHA256", impossible);
        }
    }
}
