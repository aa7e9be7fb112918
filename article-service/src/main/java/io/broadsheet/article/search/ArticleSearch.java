package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;

import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.search.Rankings.Ranking;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Full text search over published articles, the best first. */
@Component
public class ArticleSearch {

    private final SearchIndex index;
    private final Ranker ranker;
    private final Rankings rankings = new Rankings();

    /** What to look for, and where: null is anywhere. */
    public record Wanted(
            String words,
            @Nullable String tag,
            @Nullable String section,
            @Nullable String language) {}

    /**
     * Where a list goes on: after the article of this score and id.
     *
     * @param ranking which list it was, if it is still kept
     */
    public record Place(int ranking, float score, UUID article) {}

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
            boolean complete) {}

    ArticleSearch(SearchIndex index, Clock clock) {
        this.index = index;
        this.ranker = new Ranker(clock);
    }

    /** Any words find something if it is there: there is no syntax to get wrong. */
    public Found search(Wanted wanted, @Nullable Place after, int limit) {
        var complete = index.isComplete();
        var nothing = new Found(List.of(), null, List.of(), 0, true, null, false, complete);
        return index.read(searcher -> search(searcher, wanted, after, limit, complete), nothing);
    }

    private Found search(IndexSearcher searcher, Wanted wanted, @Nullable Place after, int limit, boolean complete)
            throws IOException {
        if (after != null) {
            var kept = rankings.of(wanted, after);
            var start = kept == null ? -1 : kept.next(after);
            if (kept != null && start >= 0) {
                var places = kept.places()
                        .subList(start, Math.min(start + limit, kept.places().size()));
                var hits = hits(searcher, Ranker.text(searcher, kept), places, documents(searcher, places));
                return page(kept, places, hits, limit, complete);
            }
        }
        var ranked = ranker.rank(searcher, wanted, after, limit);
        var ranking = ranked.ranking();
        if (ranking.places().size() > limit) {
            rankings.keep(ranking);
        }
        var end = Math.min(limit, ranking.places().size());
        var places = ranking.places().subList(0, end);
        var hits = hits(searcher, ranked.text(), places, ranked.documents().subList(0, end));
        return page(ranking, places, hits, limit, complete);
    }

    private static Found page(Ranking ranking, List<Place> places, List<Hit> hits, int limit, boolean complete) {
        var isLast = places.isEmpty()
                || ranking.isAll() && places.getLast().equals(ranking.places().getLast());
        return new Found(
                hits,
                isLast ? null : places.getLast(),
                ranking.isFirst() ? ranking.pages(limit) : List.of(),
                ranking.total(),
                ranking.isTotalExact(),
                ranking.didYouMean(),
                ranking.isCorrected(),
                complete);
    }

    /** Those of them that are public still: a ranking may have been kept for a while. */
    private static List<Integer> documents(IndexSearcher searcher, List<Place> places) throws IOException {
        if (places.isEmpty()) {
            return List.of();
        }
        var ids = places.stream()
                .map(place -> new BytesRef(place.article().toString()))
                .toList();
        var readable = new BooleanQuery.Builder()
                .add(new TermInSetQuery(ArticleFields.ID, ids), FILTER)
                .add(new FieldExistsQuery(ArticleFields.PUBLISHED), FILTER)
                .build();
        return Stream.of(searcher.search(readable, places.size()).scoreDocs)
                .map(found -> found.doc)
                .toList();
    }

    private static List<Hit> hits(IndexSearcher searcher, Query text, List<Place> places, List<Integer> found)
            throws IOException {
        var stored = searcher.storedFields();
        var documents = new HashMap<Integer, Document>();
        for (var document : found) {
            documents.put(document, stored.document(document));
        }
        var highlighting = new Highlighting(searcher, documents);
        highlighting.mark(text);
        var hits = new HashMap<UUID, Hit>();
        documents.forEach((number, document) -> {
            var article = ArticleFields.summary(document);
            hits.put(article.id(), new Hit(article, highlighting.in(number)));
        });
        return places.stream()
                .flatMap(place -> Stream.ofNullable(hits.get(place.article())))
                .toList();
    }
}
