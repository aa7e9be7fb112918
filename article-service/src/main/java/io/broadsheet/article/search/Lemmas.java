package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** In place of a Polish or Ukrainian word all that it is known by ({@link Inflected}): one form may be of several words. */
final class Lemmas extends TokenFilter {

    private final Inflected inflected;
    private final boolean isTyped;
    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Deque<String> others = new ArrayDeque<>();
    private AttributeSource.@Nullable State first;

    private Lemmas(TokenStream words, Inflected inflected, boolean isTyped) {
        super(words);
        this.inflected = inflected;
        this.isTyped = isTyped;
    }

    /**
     * @param words in small letters
     * @param key of the analysis
     * @param isTyped rather than of an article
     * @return the same words in other languages
     */
    static TokenStream of(TokenStream words, String key, boolean isTyped) {
        return switch (key) {
            case "pl" -> new Lemmas(words, new Inflected(Inflected.Language.POLISH), isTyped);
            case "uk" -> new Lemmas(words, new Inflected(Inflected.Language.UKRAINIAN), isTyped);
            default -> words;
        };
    }

    @Override
    public boolean incrementToken() throws IOException {
        var other = others.poll();
        if (other != null) {
            restoreState(first);
            word.setEmpty().append(other);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        others.addAll(inflected.lemmas(word.toString(), isTyped));
        word.setEmpty().append(others.remove());
        first = others.isEmpty() ? null : captureState();
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        others.clear();
        first = null;
    }
}
