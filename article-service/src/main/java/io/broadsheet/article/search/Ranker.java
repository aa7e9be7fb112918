package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import io.broadsheet.article.search.ArticleSearch.Place;
import io.broadsheet.article.search.ArticleSearch.Wanted;
import io.broadsheet.article.search.Rankings.Question;
import io.broadsheet.article.search.Rankings.Ranking;
import io.broadsheet.chassis.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
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
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TotalHits;
import org.jspecify.annotations.Nullable;

/** Orders articles by how well they are what is wanted: by the words as typed, by some of them, or by corrected ones. */
final class Ranker {

    private static final Sort BEST_FIRST = new Sort(
            SortField.FIELD_SCORE,
            new SortField(ArticleFields.ID_HIGH, SortField.Type.LONG),
            new SortField(ArticleFields.ID_LOW, SortField.Type.LONG));
    private static final int COUNTED = 1_000;
    /** Ten usual pages. */
    private static final int LISTED = 200;

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
    private record Answer(Question question, Query text, TopDocs best) {
        boolean isNothing() {
            return best.totalHits.value() == 0;
        }
    }

    /**
     * @param text what was looked for, for marking it
     * @param documents its places', as this searcher numbers them
     */
    record Ranked(Ranking ranking, Query text, List<Integer> documents) {}

    /** @param after null for the beginning */
    Ranked rank(IndexSearcher searcher, Wanted wanted, @Nullable Place after, int limit) throws IOException {
        var words = SearchWords.of(wanted.words());
        var keys = keys(searcher, wanted);
        var size = Math.max(LISTED, limit);
        var strict = answer(searcher, new Question(words, true), keys, wanted, after, size);
        if (!strict.isNothing()) {
            return ranked(wanted, strict, null, false, after, size);
        }
        var loose = answer(searcher, new Question(words, false), keys, wanted, after, size);
        // Stems that no rule makes alike: child and children.
        var begun = loose.isNothing() ? words.begun() : null;
        var found = begun == null ? loose : answer(searcher, new Question(begun, true), keys, wanted, after, size);
        var other = Corrections.of(words, searcher.getIndexReader());
        if (other != null) {
            var corrected = answer(searcher, new Question(other.words(), true), keys, wanted, after, size);
            if (corrected.best.scoreDocs.length > 0) {
                var best = found.isNothing() ? corrected : found;
                var first = searcher.storedFields().document(corrected.best.scoreDocs[0].doc);
                return ranked(wanted, best, other.typed(first), found.isNothing(), after, size);
            }
        }
        return ranked(wanted, found, null, false, after, size);
    }

    /** What was looked for, made again. */
    static Query text(IndexSearcher searcher, Ranking ranking) throws IOException {
        return ranking.question().text(keys(searcher, ranking.wanted()));
    }

    private Answer answer(
            IndexSearcher searcher, Question question, Set<String> keys, Wanted wanted, @Nullable Place after, int size)
            throws IOException {
        var position = after == null ? null : position(after);
        var best = new TopFieldCollectorManager(BEST_FIRST, size, position, COUNTED);
        var text = question.text(keys);
        return new Answer(question, text, searcher.search(query(text, wanted), best));
    }

    private static Ranked ranked(
            Wanted wanted,
            Answer answer,
            @Nullable String didYouMean,
            boolean isCorrected,
            @Nullable Place after,
            int size) {
        var number = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        var best = answer.best;
        var ranking = new Ranking(
                number,
                wanted,
                answer.question,
                didYouMean,
                isCorrected,
                Stream.of(best.scoreDocs).map(hit -> place(number, hit)).toList(),
                after == null,
                best.scoreDocs.length < size,
                best.totalHits.value(),
                best.totalHits.relation() == TotalHits.Relation.EQUAL_TO);
        return new Ranked(
                ranking,
                answer.text,
                Stream.of(best.scoreDocs).map(hit -> hit.doc).toList());
    }

    private static Place place(int ranking, ScoreDoc hit) {
        var order = ((FieldDoc) hit).fields;
        return new Place(ranking, (Float) order[0], new UUID((Long) order[1], (Long) order[2]));
    }

    private Query query(Query text, Wanted wanted) {
        var query = new BooleanQuery.Builder().add(text, MUST).add(recency(clock, RECENCY, HALF_AS_RECENT), SHOULD);
        filter(query, ArticleFields.TAG, folded(wanted.tag()));
        filter(query, ArticleFields.SECTION, folded(wanted.section()));
        filter(query, ArticleFields.LANGUAGE, folded(wanted.language()));
        return query.build();
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

    private static FieldDoc position(Place after) {
        return new FieldDoc(Integer.MAX_VALUE, after.score(), new Object[] {
            after.score(),
            after.article().getMostSignificantBits(),
            after.article().getLeastSignificantBits()
        });
    }

    private static Set<String> keys(IndexSearcher searcher, Wanted wanted) throws IOException {
        return wanted.language() == null ? keys(searcher.getIndexReader()) : Set.of(Languages.key(wanted.language()));
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
