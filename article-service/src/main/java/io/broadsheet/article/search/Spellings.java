package io.broadsheet.article.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Map;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Beside a word with ä, ö, ü, å or ø the same word as it is written where keyboards have none: Mueller for Müller. */
final class Spellings extends TokenFilter {

    private static final Map<Character, String> WRITTEN_OUT =
            Map.of('ä', "ae", 'ö', "oe", 'ü', "ue", 'å', "aa", 'ø', "oe");

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private AttributeSource.@Nullable State before;
    private String other = "";

    Spellings(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (before != null) {
            restoreState(before);
            before = null;
            word.setEmpty().append(other);
            step.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (isPlain()) {
            return true;
        }
        compose();
        other = writtenOut(word);
        if (!other.contentEquals(word)) {
            before = captureState();
        }
        return true;
    }

    private boolean isPlain() {
        var letters = word.buffer();
        for (var i = 0; i < word.length(); i++) {
            if (letters[i] > 0x7F) {
                return false;
            }
        }
        return true;
    }

    private void compose() {
        if (!Normalizer.isNormalized(word, Normalizer.Form.NFC)) {
            var composed = Normalizer.normalize(word, Normalizer.Form.NFC);
            word.setEmpty().append(composed);
        }
    }

    private static String writtenOut(CharSequence word) {
        var written = new StringBuilder(word.length() + 4);
        for (var i = 0; i < word.length(); i++) {
            var letters = WRITTEN_OUT.get(word.charAt(i));
            if (letters == null) {
                written.append(word.charAt(i));
            } else {
                written.append(letters);
            }
        }
        return written.toString();
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        before = null;
    }
}
