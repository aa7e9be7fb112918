package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.jspecify.annotations.Nullable;

/** Takes for words that no article has those that are written almost alike and that some have. */
final class Corrections {

    private static final DirectSpellChecker CHECKER = checker(1, 2);
    /** Without a letter to begin with all words are compared: with one mistake that is affordable, with two it is not. */
    private static final DirectSpellChecker OF_ANY_BEGINNING = checker(0, 1);

    private Corrections() {}

    /**
     * A correction.
     *
     * @param words the typed ones with better ones in place of some
     * @param folded the better ones, as the index has them
     */
    record Correction(SearchWords words, Set<String> folded) {

        /** In the spelling of an article that has them, as it could have been typed. */
        String typed(Document article) throws IOException {
            var spelled = Wording.of(folded, article);
            return new SearchWords(words.parts().stream()
                            .map(part -> part instanceof SearchWords.Word && spelled.containsKey(part.text())
                                    ? new SearchWords.Word(spelled.get(part.text()))
                                    : part)
                            .toList())
                    .typed();
        }
    }

    /** @return null if there are none */
    static @Nullable Correction of(SearchWords typed, IndexReader reader) throws IOException {
        var corrected = new ArrayList<SearchWords.Part>();
        var folded = new HashSet<String>();
        for (var part : typed.parts()) {
            var better = part instanceof SearchWords.Word ? better(part.text(), reader) : null;
            corrected.add(better == null ? part : new SearchWords.Word(better));
            if (better != null) {
                folded.add(better);
            }
        }
        return folded.isEmpty() ? null : new Correction(new SearchWords(corrected), folded);
    }

    private static DirectSpellChecker checker(int rightLetters, int mistakes) {
        var checker = new DirectSpellChecker();
        checker.setMinPrefix(rightLetters);
        checker.setMaxEdits(mistakes);
        checker.setMinQueryLength(4);
        checker.setMaxInspections(10);
        return checker;
    }

    private static @Nullable String better(String word, IndexReader reader) throws IOException {
        var typed = new Term(ArticleFields.WORDS, Analysis.ASKING.normalize(ArticleFields.WORDS, word));
        var found = better(CHECKER, typed, reader);
        return found == null ? better(OF_ANY_BEGINNING, typed, reader) : found;
    }

    private static @Nullable String better(DirectSpellChecker checker, Term typed, IndexReader reader)
            throws IOException {
        var found = checker.suggestSimilar(typed, 1, reader, SuggestMode.SUGGEST_WHEN_NOT_IN_INDEX);
        return found.length == 0 ? null : found[0].string;
    }
}
