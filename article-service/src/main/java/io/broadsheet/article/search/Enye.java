package io.broadsheet.article.search;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * In Spanish ñ is no n: who typed it means año and not ano, who did not may have no such key. So a word with it is kept twice,
 * and asked for by its letter.
 */
final class Enye extends TokenFilter {

    /** No word has the sign, and folding leaves it. */
    private static final String KEPT = "n~";

    /** Composed or not. */
    private static final Pattern LETTER = Pattern.compile("\u00F1|(?<=n)\u0303");

    private final boolean both;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private AttributeSource.@Nullable State plain;
    private String kept = "";

    /**
     * @param words composed, before their accents go
     * @param both rather than only by its letter
     */
    Enye(TokenStream words, boolean both) {
        super(words);
        this.both = both;
    }

    /** @param key of an analysis: of Spanish, or of the titles of all languages */
    static boolean isKept(String key) {
        return key.equals("es") || key.equals(ArticleFields.EXACT);
    }

    static boolean isIn(String typed) {
        return LETTER.matcher(typed.toLowerCase(Locale.ROOT)).find();
    }

    static String without(String typed) {
        return typed.replace('\u00F1', 'n').replace('\u00D1', 'N').replace("\u0303", "");
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (plain != null) {
            restoreState(plain);
            plain = null;
            word.setEmpty().append(kept);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        var written = word.toString();
        kept = written.replace("\u00F1", KEPT);
        if (!kept.equals(written)) {
            if (both) {
                plain = captureState();
            } else {
                word.setEmpty().append(kept);
            }
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        plain = null;
    }
}
