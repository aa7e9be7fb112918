package io.broadsheet.article.search;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.CustomSeparatorBreakIterator;
import org.apache.lucene.search.uhighlight.FieldOffsetStrategy;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.SplittingBreakIterator;
import org.apache.lucene.search.uhighlight.UHComponents;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/** Shows where an article has what was looked for: HTML in which nothing but {@code <mark>} is markup. */
final class Highlighting extends UnifiedHighlighter {

    private static final int FRAGMENTS = 3;
    private static final int FRAGMENT_LENGTH = 150;
    /** Where nothing parts the words a passage could be the whole text. */
    private static final int LONGEST_FRAGMENT = 400;
    /** Longer than a title or a standfirst may be. */
    private static final int WHOLE = 2_000;

    private static final int LONGEST_TEXT = 100_000;

    private static final Passages SCORER = new Passages();

    private final Map<Integer, Document> documents;
    private final Map<Integer, Highlights> marked = new HashMap<>();

    /** @param documents those found, with all that is stored of them: reading them is a good part of a search */
    Highlighting(IndexSearcher searcher, Map<Integer, Document> documents) {
        super(new Builder(searcher, Analysis.INDEXING)
                .withMaxLength(LONGEST_TEXT)
                .withWeightMatches(false)
                .withPassageRelevancyOverSpeed(false)
                .withScorer(SCORER)
                .withMaxNoHighlightPassages(0));
        this.documents = documents;
    }

    void mark(Query query) throws IOException {
        var byKey = documents.keySet().stream()
                .collect(Collectors.groupingBy(doc -> document(doc).get(ArticleFields.ANALYSIS)));
        for (var entry : byKey.entrySet()) {
            mark(query, entry.getValue(), entry.getKey());
        }
    }

    Document document(int found) {
        return requireNonNull(documents.get(found));
    }

    Highlights in(int found) {
        return marked.getOrDefault(found, Highlights.NONE);
    }

    /** @param key of their analysis */
    private void mark(Query query, List<Integer> found, String key) throws IOException {
        var title = ArticleFields.title(key);
        var standfirst = ArticleFields.standfirst(key);
        var body = ArticleFields.body(key);
        var spelled = new Beginnings(getIndexSearcher(), found).spelledOut(query, Set.of(title, standfirst, body));
        var made = highlightFieldsAsObjects(
                new String[] {title, standfirst, body},
                spelled,
                found.stream().mapToInt(Integer::intValue).toArray(),
                new int[] {1, 1, FRAGMENTS});
        for (var i = 0; i < found.size(); i++) {
            marked.put(
                    found.get(i),
                    new Highlights(first(made.get(title), i), first(made.get(standfirst), i), all(made.get(body), i)));
        }
    }

    @Override
    protected List<CharSequence[]> loadFieldValues(String[] fields, DocIdSetIterator docs, int charsInMemory)
            throws IOException {
        var values = new ArrayList<CharSequence[]>();
        for (var doc = docs.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = docs.nextDoc()) {
            var document = document(doc);
            values.add(
                    Stream.of(fields).map(field -> bounded(document.get(field))).toArray(CharSequence[]::new));
        }
        return values;
    }

    static @Nullable String bounded(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, Graphemes.floor(text, LONGEST_TEXT));
    }

    @Override
    protected FieldOffsetStrategy getOffsetStrategy(OffsetSource source, UHComponents components) {
        return source == OffsetSource.POSTINGS && !components.phraseHelper().hasPositionSensitivity()
                ? new WordPlaces(components)
                : super.getOffsetStrategy(source, components);
    }

    /** Titles and standfirsts are shown whole; of the text nothing that runs from one paragraph into the next. */
    @Override
    protected BreakIterator getBreakIterator(String field) {
        return isBody(field)
                ? new SplittingBreakIterator(
                        LengthGoalBreakIterator.createClosestToLength(words(field), FRAGMENT_LENGTH, 0.5f), '\n')
                : new WholeBreakIterator();
    }

    @Override
    protected PassageFormatter getFormatter(String field) {
        return new Marked(isBody(field) ? LONGEST_FRAGMENT : WHOLE);
    }

    private static boolean isBody(String field) {
        return field.startsWith(ArticleFields.body(""));
    }

    /** The rules of where words end are slow, and needed only where nothing stands between them. */
    private static BreakIterator words(String field) {
        return Languages.hasSpaces(field)
                ? new CustomSeparatorBreakIterator(' ')
                : BreakIterator.getWordInstance(Locale.ROOT);
    }

    private static @Nullable String first(Object @Nullable [] marked, int article) {
        var all = all(marked, article);
        return all.isEmpty() ? null : all.getFirst();
    }

    private static List<String> all(Object @Nullable [] marked, int article) {
        return marked != null && marked[article] instanceof List<?> fragments
                ? fragments.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static final class Marked extends PassageFormatter {

        private final int longest;

        Marked(int longest) {
            this.longest = longest;
        }

        @Override
        public List<String> format(Passage[] passages, String content) {
            var fragments = new ArrayList<String>();
            for (var passage : passages) {
                fragments.add(format(passage, content));
            }
            return fragments;
        }

        private String format(Passage passage, String content) {
            var html = new StringBuilder();
            var first = passage.getMatchStarts()[0];
            var at = Graphemes.floor(content, Math.max(passage.getStartOffset(), first - longest / 2));
            var last = Graphemes.ceiling(
                    content, Math.min(passage.getEndOffset(), Math.max(at + longest, passage.getMatchEnds()[0])));
            html.append(at > 0 ? "… " : "");
            while (at > 0 && at < first && Character.isWhitespace(content.charAt(at))) {
                at++;
            }
            for (var i = 0; i < passage.getNumMatches(); i++) {
                var start = Math.max(at, passage.getMatchStarts()[i]);
                var end = Math.min(passage.getMatchEnds()[i], last);
                // Neighbours are one to a reader: signs and syllables of writings without spaces.
                while (i + 1 < passage.getNumMatches() && passage.getMatchStarts()[i + 1] <= end) {
                    i++;
                    end = Math.max(end, Math.min(passage.getMatchEnds()[i], last));
                }
                // With the vowels of its last letter.
                end = Graphemes.ceiling(content, end);
                if (end > start) {
                    html.append(escaped(content, at, start)).append("<mark>");
                    html.append(escaped(content, start, end)).append("</mark>");
                    at = end;
                }
            }
            html.append(escaped(content, at, Math.max(at, last)).stripTrailing());
            html.append(last < content.length() ? " …" : "");
            return html.toString();
        }

        private static String escaped(String content, int start, int end) {
            return Highlights.escaped(content.substring(start, end));
        }
    }
}
