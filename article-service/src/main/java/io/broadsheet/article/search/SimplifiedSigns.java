package io.broadsheet.article.search;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Chinese is typed in traditional signs and in simplified ones: each sign is known by the latter. */
final class SimplifiedSigns extends TokenFilter {

    private static final char FIRST = '\u3400';
    private static final char LAST = '\u9FFF';

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);

    SimplifiedSigns(TokenStream words) {
        super(words);
    }

    /** Made when the first article needs it. */
    private static final class Signs {

        static final char[] SIMPLIFIED = simplified();

        private Signs() {}

        private static char[] simplified() {
            var signs = Transliterator.getInstance("Traditional-Simplified");
            var simplified = new char[LAST - FIRST + 1];
            for (var sign = FIRST; sign <= LAST; sign++) {
                var other = signs.transliterate(String.valueOf(sign));
                simplified[sign - FIRST] = other.length() == 1 ? other.charAt(0) : sign;
            }
            return simplified;
        }
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        var letters = word.buffer();
        for (var i = 0; i < word.length(); i++) {
            if (letters[i] >= FIRST && letters[i] <= LAST) {
                letters[i] = Signs.SIMPLIFIED[letters[i] - FIRST];
            }
        }
        return true;
    }
}
