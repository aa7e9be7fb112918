package io.broadsheet.article.search;

import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.chassis.Texts;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Full text search over published articles: the best first, behind two hundred of them the newest. */
@Component
public class ArticleSearch {

    private final SearchIndex index;
    private final Ranker ranker;

    /**
     * What to look for, and where: null is anywhere.
     *
     * @param within other names of the section, and of those within it
     */
    public record Wanted(
            String words,
            @Nullable String tag,
            @Nullable String section,
            @Nullable String language,
            List<String> within) {

        public Wanted {
            within = List.copyOf(within);
        }

        Wanted(String words, @Nullable String tag, @Nullable String section, @Nullable String language) {
            this(words, tag, section, language, List.of());
        }

        /** Folded; none for any. */
        List<String> sections() {
            return Stream.concat(Stream.ofNullable(section), within.stream())
                    .map(Texts::folded)
                    .distinct()
                    .toList();
        }

        /** The same in every process, for cursors: with those of another question the list would be of neither. */
        int hash() {
            return Objects.hash(words, tag, section, language);
        }
    }

    public record Hit(ArticleSummary article, Highlights highlights) {}

    /**
     * @param next where the next page begins; null on the last
     * @param pages where the second page begins and those after it, as far as they are known
     * @param didYouMean words that some articles have, for typed ones that none has; the hits are of these words if
     *     nothing was found for the others
     * @param total how many there are; more than that if it is not exact
     * @param complete false while there may be articles that search has not heard of since this service started
     */
    public record Found(
            List<Hit> hits,
            @Nullable Place next,
            List<Place> pages,
            long total,
            boolean isTotalExact,
            @Nullable String didYouMean,
            boolean corrected,
            boolean complete) {

        static Found nothing(boolean complete) {
            return new Found(List.of(), null, List.of(), 0, true, null, false, complete);
        }
    }

    ArticleSearch(SearchIndex index, Clock clock) {
        this.index = index;
        this.ranker = new Ranker(clock);
    }

    /** Any words find something if it is there: there is no syntax to get wrong. */
    public Found search(Wanted wanted, @Nullable Place at, int limit) {
        var complete = index.isComplete();
        return index.read(
                searcher -> at == null
                        ? first(searcher, wanted, limit, complete)
                        : following(searcher, wanted, at, limit, complete),
                Found.nothing(complete));
    }

    private Found first(IndexSearcher searcher, Wanted wanted, int limit, boolean complete) throws IOException {
        var ranked = ranker.rank(searcher, wanted);
        var ranking = ranked.ranking();
        var end = Math.min(limit, ranking.best().size());
        var hits = hits(searcher, ranked.text(), ranked.documents().subList(0, end));
        return page(ranking, hits, next(ranking, end), ranked.didYouMean(), limit, complete);
    }

    /** Nothing rather than what would leave out articles that are not known yet: those that follow would be taken for all. */
    private Found following(IndexSearcher searcher, Wanted wanted, Place at, int limit, boolean complete)
            throws IOException {
        var ranking = at.ranking();
        var asked = ranker.again(searcher, wanted, ranking);
        if (at.next() < ranking.best().size()) {
            var end = Math.min(at.next() + limit, ranking.best().size());
            var keys = ranking.best().subList(at.next(), end);
            var hits =
                    inOrder(hits(searcher, asked.text(), Ranker.documents(searcher, wanted, asked.text(), keys)), keys);
            if (!complete && hits.size() < keys.size()) {
                return Found.nothing(false);
            }
            return page(ranking, hits, next(ranking, end), asked.didYouMean(), limit, complete);
        }
        if (!complete) {
            return Found.nothing(false);
        }
        var rest = Rest.of(searcher, wanted, asked.text(), at, limit);
        return page(
                ranking,
                hits(searcher, asked.text(), rest.documents()),
                rest.next(),
                asked.didYouMean(),
                limit,
                complete);
    }

    private static @Nullable Place next(Ranking ranking, int next) {
        return next >= ranking.best().size() && ranking.isAll() ? null : new Place(ranking, next, null);
    }

    private static Found page(
            Ranking ranking,
            List<Hit> hits,
            @Nullable Place next,
            @Nullable String didYouMean,
            int limit,
            boolean complete) {
        return new Found(
                hits,
                next,
                ranking.pages(limit),
                ranking.total(),
                ranking.isTotalExact(),
                didYouMean,
                ranking.isCorrected(),
                complete);
    }

    private static List<Hit> inOrder(List<Hit> hits, List<Long> keys) {
        var places = new HashMap<Long, Integer>();
        keys.forEach(key -> places.put(key, places.size()));
        return hits.stream()
                .sorted(Comparator.comparingInt(
                        hit -> places.getOrDefault(ArticleKey.of(hit.article().id()), keys.size())))
                .toList();
    }

    /** @param found the documents of a page, in its order */
    private static List<Hit> hits(IndexSearcher searcher, Query text, List<Integer> found) throws IOException {
        var stored = searcher.storedFields();
        var documents = new LinkedHashMap<Integer, Document>();
        for (var document : found) {
            documents.put(document, stored.document(document));
        }
        var highlighting = new Highlighting(searcher, documents);
        highlighting.mark(text);
        return documents.entrySet().stream()
                .map(each -> new Hit(ArticleFields.summary(each.getValue()), highlighting.in(each.getKey())))
                .toList();
    }
}
