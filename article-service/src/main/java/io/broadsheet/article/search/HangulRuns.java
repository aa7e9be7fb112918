package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Parts Korean from the numbers and Latin letters that it is written straight behind: 2026년, IT기업. */
final class HangulRuns extends TokenFilter {

    /** Such a word as a whole. */
    static final Pattern MIXED =
            Pattern.compile("(?=.*\\p{IsHangul})(?=.*[\\p{IsLatin}\\p{Nd}])[\\p{L}\\p{M}\\p{Nd}]+");

    private static final Pattern RUN = Pattern.compile("\\p{IsHangul}+|\\P{IsHangul}+");

    private final CharTermAttribute word = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute place = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final Deque<Run> runs = new ArrayDeque<>();
    private AttributeSource.@Nullable State whole;

    private record Run(String text, int start) {}

    HangulRuns(TokenStream words) {
        super(words);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (runs.isEmpty()) {
            if (!input.incrementToken()) {
                return false;
            }
            if (!MIXED.matcher(word).matches()) {
                return true;
            }
            RUN.matcher(word).results().forEach(run -> runs.add(new Run(run.group(), run.start())));
            whole = captureState();
            write(runs.remove());
            return true;
        }
        write(runs.remove());
        step.setPositionIncrement(1);
        return true;
    }

    private void write(Run run) {
        restoreState(whole);
        var isAsWritten = place.endOffset() - place.startOffset() == word.length();
        word.setEmpty().append(run.text);
        if (isAsWritten) {
            var start = place.startOffset() + run.start;
            place.setOffset(start, start + run.text.length());
        }
        var isHangul = Character.UnicodeScript.of(run.text.codePointAt(0)) == Character.UnicodeScript.HANGUL;
        type.setType(StandardTokenizer.TOKEN_TYPES[isHangul ? StandardTokenizer.HANGUL : StandardTokenizer.ALPHANUM]);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        runs.clear();
        whole = null;
    }
}
