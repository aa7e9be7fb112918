package io.broadsheet.comment.domain;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A name as it is compared: without regard to case, width, spaces and invisible characters.
 *
 * <p>Look-alikes of other scripts stay different names on purpose: folded together, an impostor's would count as known.
 */
public record NameKey(String value) {

    public static NameKey of(String author) {
        String wide = Normalizer.normalize(author, Normalizer.Form.NFKC);
        // Upper case first: it folds what has no single lower-case form, such as the German sharp s.
        String folded = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        var kept = new StringBuilder(folded.length());
        folded.codePoints().filter(NameKey::counts).forEach(kept::appendCodePoint);
        return new NameKey(Normalizer.normalize(kept, Normalizer.Form.NFKC));
    }

    private static boolean counts(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.CONTROL;
    }
}
