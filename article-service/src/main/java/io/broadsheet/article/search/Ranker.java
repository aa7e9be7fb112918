package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.article.search.Corrections.Correction;
import io.broadsheet.article.search.Ranking.Meaning;
import io.broadsheet.chassis.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Orders articles by how well they are what is wanted: by the words as typed, by some of them, or by corrected ones. */
final class Ranker {

    /** Of the best; ten usual pages. Those behind them come by an order that nothing moves. */
    static final int LISTED = 200;

    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(ArticleFields.ID_HIGH, SortField.Type.LONG),
            new SortField(ArticleFields.ID_LOW, SortField.Type.LONG));
    private static final int COUNTED = 1_000;

    /** What a new article is ahead of an old one: a little more than a word in the text is worth. */
    private static final float RECENCY = 1.5f;

    private static final Duration HALF_AS_RECENT = Duration.ofDays(30);

    static {
        // A query asks for each word in each language's fields; its length is bounded by SearchWords.
        IndexSearcher.setMaxClauseCount(16_384);
    }

    private final Clock clock;

    Ranker(Clock clock) {
        this.clock = clock;
    }

    /** What was looked for, and what there is of it. */
    private record Answer(Meaning meaning, Query text, TopDocs best) {
        boolean isNothing() {
            return best.totalHits.value() == 0;
        }
    }

    /**
     * @param text what was looked for, for marking it
     * @param documents of the best, as this searcher numbers them
     */
    record Ranked(Ranking ranking, Query text, @Nullable String didYouMean, List<Integer> documents) {}

    Ranked rank(IndexSearcher searcher, Wanted wanted) throws IOException {
        var words = SearchWords.of(wanted.words());
        var queries = queries(searcher, wanted);
        var all = answer(searcher, Meaning.ALL, queries.strict(words), wanted);
        if (!all.isNothing()) {
            return ranked(wanted, all, List.of(), null);
        }
        var any = answer(searcher, Meaning.ANY, queries.loose(words), wanted);
        // Stems that no rule makes alike: child and children.
        var begun = any.isNothing() ? words.begun() : null;
        var found = begun == null ? any : answer(searcher, Meaning.BEGINNINGS, queries.strict(begun), wanted);
        var other = Corrections.of(words, searcher.getIndexReader());
        if (!other.areNone()) {
            var corrected = answer(searcher, Meaning.CORRECTED, queries.strict(other.words()), wanted);
            if (corrected.best.scoreDocs.length > 0) {
                var first = searcher.storedFields().document(corrected.best.scoreDocs[0].doc);
                return ranked(wanted, found.isNothing() ? corrected : found, other.made(), other.spelled(first));
            }
        }
        return ranked(wanted, found, List.of(), null);
    }

    private Answer answer(IndexSearcher searcher, Meaning meaning, Query text, Wanted wanted) throws IOException {
        var best = new TopFieldCollectorManager(BEST_FIRST, LISTED, null, COUNTED);
        return new Answer(meaning, text, searcher.search(query(text, wanted), best));
    }

    private static Ranked ranked(
            Wanted wanted, Answer answer, List<Correction> corrections, @Nullable String didYouMean) {
        var best = List.of(answer.best.scoreDocs);
        var total = answer.best.totalHits.value();
        var isExact = answer.best.totalHits.relation() == TotalHits.Relation.EQUAL_TO;
        var ranking = new Ranking(
                wanted.hash(),
                answer.meaning,
                corrections,
                best.stream().map(Ranker::key).toList(),
                best.size() < LISTED || isExact && total <= LISTED,
                total,
                isExact);
        return new Ranked(
                ranking,
                answer.text,
                didYouMean,
                best.stream().map(hit -> hit.doc).toList());
    }

    private static long key(ScoreDoc hit) {
        return ArticleKey.of((Long) ((FieldDoc) hit).fields[2]);
    }

    /** What was looked for, made again. */
    record Asked(Query text, @Nullable String didYouMean) {}

    Asked again(IndexSearcher searcher, Wanted wanted, Ranking ranking) throws IOException {
        var words = SearchWords.of(wanted.words());
        var queries = queries(searcher, wanted);
        var other = new Corrections(words, ranking.corrections());
        var corrected = other.areNone() ? null : queries.strict(other.words());
        var text = switch (ranking.meaning()) {
            case ALL -> queries.strict(words);
            case ANY -> null;
            case BEGINNINGS -> {
                var begun = words.begun();
                yield begun == null ? null : queries.strict(begun);
            }
            case CORRECTED -> corrected;
        };
        return new Asked(
                text == null ? queries.loose(words) : text,
                corrected == null ? null : spelled(searcher, other, query(corrected, wanted)));
    }

    private static String spelled(IndexSearcher searcher, Corrections other, Query corrected) throws IOException {
        var best = searcher.search(corrected, 1).scoreDocs;
        return other.spelled(best.length == 0 ? null : searcher.storedFields().document(best[0].doc));
    }

    /** Those with these keys that are public and what is wanted still, in no order: a place may have been kept for a while. */
    static List<Integer> documents(IndexSearcher searcher, Wanted wanted, Query text, List<Long> keys)
            throws IOException {
        var query = filtered(wanted).add(text, FILTER).add(with(keys), FILTER).build();
        var found = searcher.search(query, keys.size());
        return Stream.of(found.scoreDocs).map(hit -> hit.doc).toList();
    }

    static Query with(List<Long> keys) {
        return new TermInSetQuery(
                ArticleFields.KEY, keys.stream().map(ArticleKey::term).toList());
    }

    private Query query(Query text, Wanted wanted) {
        return filtered(wanted)
                .add(text, MUST)
                .add(recency(clock, RECENCY, HALF_AS_RECENT), SHOULD)
                .build();
    }

    static BooleanQuery.Builder filtered(Wanted wanted) {
        var query = new BooleanQuery.Builder();
        filter(query, ArticleFields.TAG, folded(wanted.tag()));
        var sections = wanted.sections().stream().map(BytesRef::new).toList();
        if (!sections.isEmpty()) {
            query.add(new TermInSetQuery(ArticleFields.SECTION, sections), FILTER);
        }
        filter(query, ArticleFields.LANGUAGE, folded(wanted.language()));
        return query;
    }

    private static @Nullable String folded(@Nullable String name) {
        return name == null ? null : Texts.folded(name);
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

    private static TextQuery queries(IndexSearcher searcher, Wanted wanted) throws IOException {
        var language = wanted.language();
        return new TextQuery(keys(searcher.getIndexReader()), language == null ? null : Languages.key(language));
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
