package io.broadsheet.article.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/** Shows where an article has what was looked for: HTML in which nothing but {@code <mark>} is markup. */
final class Highlighting extends UnifiedHighlighter {

    private static final int FRAGMENTS = 3;
    private static final int FRAGMENT_LENGTH = 150;
    private static final int LONGEST_TEXT = 100_000;

    Highlighting(IndexSearcher searcher, Analyzer analyzer) {
        super(new Builder(searcher, analyzer)
                .withMaxLength(LONGEST_TEXT)
                .withWeightMatches(false)
                .withPassageRelevancyOverSpeed(false)
                .withFormatter(new Marked())
                .withMaxNoHighlightPassages(0));
    }

    /**
     * In the order of the articles.
     *
     * @param key of their analysis
     */
    List<Highlights> of(Query query, int[] articles, String key) throws IOException {
        var title = ArticleFields.title(key);
        var standfirst = ArticleFields.standfirst(key);
        var body = ArticleFields.body(key);
        var marked = highlightFieldsAsObjects(
                new String[] {title, standfirst, body}, query, articles, new int[] {1, 1, FRAGMENTS});
        var highlights = new ArrayList<Highlights>();
        for (var i = 0; i < articles.length; i++) {
            highlights.add(new Highlights(
                    first(marked.get(title), i), first(marked.get(standfirst), i), all(marked.get(body), i)));
        }
        return highlights;
    }

    /** Titles and standfirsts are shown whole. */
    @Override
    protected BreakIterator getBreakIterator(String field) {
        return field.startsWith(ArticleFields.body(""))
                ? LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getWordInstance(Locale.ROOT), FRAGMENT_LENGTH, 0.5f)
                : new WholeBreakIterator();
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

        @Override
        public List<String> format(Passage[] passages, String content) {
            var fragments = new ArrayList<String>();
            for (var passage : passages) {
                fragments.add(format(passage, content));
            }
            return fragments;
        }

        private static String format(Passage passage, String content) {
            var html = new StringBuilder();
            var at = passage.getStartOffset();
            html.append(at > 0 ? "… " : "");
            for (var i = 0; i < passage.getNumMatches(); i++) {
                var start = Math.max(at, passage.getMatchStarts()[i]);
                var end = Math.min(passage.getMatchEnds()[i], passage.getEndOffset());
                if (end > start) {
                    html.append(escaped(content, at, start)).append("<mark>");
                    html.append(escaped(content, start, end)).append("</mark>");
                    at = end;
                }
            }
            html.append(escaped(content, at, Math.max(at, passage.getEndOffset())));
            html.append(passage.getEndOffset() < content.length() ? " …" : "");
            return html.toString();
        }

        private static String escaped(String content, int start, int end) {
            return Highlights.escaped(content.substring(start, end));
        }
    }
}
