package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayList;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Takes for words that no article has those that are written almost alike and that some have. */
final class Corrections {

    private static final DirectSpellChecker CHECKER = new DirectSpellChecker();

    static {
        // A first letter is mistyped too, but then there would be far more to compare with.
        CHECKER.setMinPrefix(1);
        CHECKER.setMinQueryLength(4);
        CHECKER.setMaxInspections(10);
    }

    private Corrections() {}

    /** @return what was typed with those words in place of others; null if there are none */
    static @Nullable SearchWords of(SearchWords typed, IndexReader reader) throws IOException {
        var corrected = new ArrayList<SearchWords.Part>();
        var changed = false;
        for (var part : typed.parts()) {
            var better = part instanceof SearchWords.Word ? better(part.text(), reader) : null;
            corrected.add(better == null ? part : new SearchWords.Word(better));
            changed |= better != null;
        }
        return changed ? new SearchWords(corrected) : null;
    }

    private static @Nullable String better(String word, IndexReader reader) throws IOException {
        BytesRef normal = Analysis.ASKING.normalize(ArticleFields.WORDS, word);
        var found = CHECKER.suggestSimilar(
                new Term(ArticleFields.WORDS, normal), 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return found.length == 0 ? null : found[0].string;
    }
}
