package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.jspecify.annotations.Nullable;

/**
 * Takes for words that no article has those that are written almost alike and that some have.
 *
 * @param made none if all is well as it was typed
 */
record Corrections(SearchWords typed, List<Correction> made) {

    private static final int MOST_MISTAKES = 2;
    /** The best of them may be another number. */
    private static final int CONSIDERED = 5;

    private static final Pattern NO_DIGIT = Pattern.compile("\\P{Nd}+");
    private static final DirectSpellChecker CHECKER = checker(1, MOST_MISTAKES);
    /** Without a letter to begin with all words are compared: with one mistake that is affordable, with two it is not. */
    private static final DirectSpellChecker OF_ANY_BEGINNING = checker(0, 1);

    /**
     * A word for a typed one.
     *
     * @param part the number of that, from 0
     * @param word the better one, as the index has it
     */
    public record Correction(int part, String word) {}

    static Corrections of(SearchWords typed, IndexReader reader) throws IOException {
        var made = new ArrayList<Correction>();
        for (var i = 0; i < typed.parts().size(); i++) {
            var better = typed.parts().get(i) instanceof SearchWords.Word(var text) ? better(text, reader) : null;
            if (better != null) {
                made.add(new Correction(i, better));
            }
        }
        return new Corrections(typed, List.copyOf(made));
    }

    boolean areNone() {
        return made.isEmpty();
    }

    /** Whether they can be {@link #of} these words: they come from cursors too, which anybody can write. */
    boolean arePossible() {
        var next = 0;
        for (var each : made) {
            if (each.part() < next || each.part() >= typed.parts().size() || !isPossible(each)) {
                return false;
            }
            next = each.part() + 1;
        }
        return true;
    }

    private boolean isPossible(Correction correction) {
        return typed.parts().get(correction.part()) instanceof SearchWords.Word(var text)
                && Operations.run(
                        new LevenshteinAutomata(folded(text).utf8ToString(), true).toAutomaton(MOST_MISTAKES),
                        correction.word());
    }

    /** The typed ones with better ones in place of some. */
    SearchWords words() {
        var words = new ArrayList<>(typed.parts());
        made.forEach(each -> words.set(each.part(), new SearchWords.Word(each.word())));
        return new SearchWords(List.copyOf(words), typed.isAny());
    }

    /**
     * As they could have been typed.
     *
     * @param article that has them in its spelling; null if none is known
     */
    String spelled(@Nullable Document article) throws IOException {
        if (article == null) {
            return words().typed();
        }
        var spelled = Wording.of(made.stream().map(Correction::word).collect(Collectors.toSet()), article);
        return new Corrections(
                        typed,
                        made.stream()
                                .map(each ->
                                        new Correction(each.part(), spelled.getOrDefault(each.word(), each.word())))
                                .toList())
                .words()
                .typed();
    }

    private static DirectSpellChecker checker(int rightLetters, int mistakes) {
        var checker = new DirectSpellChecker();
        checker.setMinPrefix(rightLetters);
        checker.setMaxEdits(mistakes);
        checker.setMinQueryLength(4);
        checker.setMaxInspections(10);
        // Whether an article has the typed word is looked for here: what is counted may be of texts of before.
        checker.setMaxQueryFrequency(Integer.MAX_VALUE);
        return checker;
    }

    private static BytesRef folded(String word) {
        return Analysis.ASKING.normalize(ArticleFields.WORDS, word);
    }

    private static @Nullable String better(String word, IndexReader reader) throws IOException {
        var typed = new Term(ArticleFields.WORDS, folded(word));
        if (isInAnArticle(typed, reader)) {
            return null;
        }
        var found = better(CHECKER, typed, reader);
        return found == null ? better(OF_ANY_BEGINNING, typed, reader) : found;
    }

    private static @Nullable String better(DirectSpellChecker checker, Term typed, IndexReader reader)
            throws IOException {
        var digits = digits(typed.text());
        for (var suggested : checker.suggestSimilar(typed, CONSIDERED, reader, SuggestMode.SUGGEST_ALWAYS)) {
            if (digits(suggested.string).equals(digits)
                    && isInAnArticle(new Term(ArticleFields.WORDS, suggested.string), reader)) {
                return suggested.string;
            }
        }
        return null;
    }

    /** The index counts deleted ones too, until their file is merged. */
    private static boolean isInAnArticle(Term word, IndexReader reader) throws IOException {
        var all = MultiTerms.getTermPostingsEnum(reader, word.field(), word.bytes(), PostingsEnum.NONE);
        if (all == null) {
            return false;
        }
        var there = MultiBits.getLiveDocs(reader);
        var document = all.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS && there != null && !there.get(document)) {
            document = all.nextDoc();
        }
        return document != DocIdSetIterator.NO_MORE_DOCS;
    }

    /** Another year is no mistake. */
    private static String digits(String word) {
        return NO_DIGIT.matcher(word).replaceAll("");
    }
}
