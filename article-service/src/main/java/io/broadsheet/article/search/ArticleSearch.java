package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import io.broadsheet.article.application.ArticleSummary;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Full text search over published articles, the best first. */
@Component
public class ArticleSearch {

    private static final Sort BEST_FIRST =
            new Sort(SortField.FIELD_SCORE, new SortField(ArticleFields.ID, SortField.Type.STRING));
    private static final int COUNTED = 1_000;
    /** What a new article is ahead of an old one: a little more than a word in the text is worth. */
    private static final float RECENCY = 1.5f;

    private static final Duration HALF_AS_RECENT = Duration.ofDays(30);

    static {
        // A query asks for each word in each language's fields; its length is bounded by SearchWords.
        IndexSearcher.setMaxClauseCount(16_384);
    }

    private final SearchIndex index;
    private final Languages languages;
    private final Clock clock;

    /** What to look for, and where: null is anywhere. */
    public record Wanted(
            String words,
            @Nullable String tag,
            @Nullable String section,
            @Nullable String language) {}

    /** Where a list goes on: after the article of this score and id. */
    public record Place(float score, UUID id) {}

    public record Hit(ArticleSummary article, Highlights highlights, Place place) {}

    /** @param complete false while there may be articles that search has not heard of since this service started */
    public record Found(List<Hit> hits, boolean complete) {}

    ArticleSearch(SearchIndex index, Languages languages, Clock clock) {
        this.index = index;
        this.languages = languages;
        this.clock = clock;
    }

    /** Any words find something if it is there: there is no syntax to get wrong. */
    public Found search(Wanted wanted, @Nullable Place after, int limit) {
        var complete = index.isComplete();
        return new Found(index.read(searcher -> search(searcher, wanted, after, limit), List.of()), complete);
    }

    private List<Hit> search(IndexSearcher searcher, Wanted wanted, @Nullable Place after, int limit)
            throws IOException {
        var words = SearchWords.of(wanted.words());
        var keys = keys(searcher, wanted);
        var text = new TextQuery(languages).strict(words, keys);
        var found = best(searcher, query(text, wanted), after, limit);
        if (found.length == 0 && (after == null || best(searcher, query(text, wanted), null, 1).length == 0)) {
            text = new TextQuery(languages).loose(words, keys);
            found = best(searcher, query(text, wanted), after, limit);
        }
        return hits(searcher, text, found);
    }

    private static ScoreDoc[] best(IndexSearcher searcher, Query query, @Nullable Place after, int limit)
            throws IOException {
        var position = after == null ? null : position(after);
        return searcher.search(query, new TopFieldCollectorManager(BEST_FIRST, limit, position, COUNTED)).scoreDocs;
    }

    private List<Hit> hits(IndexSearcher searcher, Query text, ScoreDoc[] found) throws IOException {
        var stored = searcher.storedFields();
        var documents = new HashMap<Integer, Document>();
        for (var hit : found) {
            documents.put(hit.doc, stored.document(hit.doc));
        }
        var highlighting = new Highlighting(searcher, languages, documents);
        highlighting.mark(text);
        var hits = new ArrayList<Hit>();
        for (var hit : found) {
            var article = ArticleFields.summary(highlighting.document(hit.doc));
            var score = (Float) ((FieldDoc) hit).fields[0];
            hits.add(new Hit(article, highlighting.in(hit.doc), new Place(score, article.id())));
        }
        return hits;
    }

    private Query query(Query text, Wanted wanted) {
        var query = new BooleanQuery.Builder().add(text, MUST).add(recency(clock, RECENCY, HALF_AS_RECENT), SHOULD);
        filter(query, ArticleFields.TAG, wanted.tag);
        filter(query, ArticleFields.SECTION, wanted.section);
        filter(query, ArticleFields.LANGUAGE, wanted.language);
        return query.build();
    }

    /** By the day, so that scores stay the same from page to page. */
    static Query recency(Clock clock, float weight, Duration half) {
        var today = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        return LongField.newDistanceFeatureQuery(
                ArticleFields.PUBLISHED, weight, today.toEpochMilli(), half.toMillis());
    }

    private static void filter(BooleanQuery.Builder query, String field, @Nullable String value) {
        if (value != null) {
            query.add(new TermQuery(new Term(field, value)), FILTER);
        }
    }

    private static FieldDoc position(Place after) {
        return new FieldDoc(
                Integer.MAX_VALUE, after.score, new Object[] {after.score, new BytesRef(after.id.toString())});
    }

    private static Set<String> keys(IndexSearcher searcher, Wanted wanted) throws IOException {
        return wanted.language == null ? keys(searcher.getIndexReader()) : Set.of(Languages.key(wanted.language));
    }

    private static Set<String> keys(IndexReader reader) throws IOException {
        var keys = new TreeSet<String>();
        var terms = MultiTerms.getTerms(reader, ArticleFields.ANALYSIS);
        if (terms != null) {
            var each = terms.iterator();
            for (var key = each.next(); key != null; key = each.next()) {
                keys.add(key.utf8ToString());
            }
        }
        return keys;
    }
}
