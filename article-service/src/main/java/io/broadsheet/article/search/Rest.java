package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;

import io.broadsheet.article.search.ArticleSearch.Wanted;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.jspecify.annotations.Nullable;

/**
 * A page of what comes behind the best, in an order that nothing moves.
 *
 * @param next null at the end
 */
record Rest(List<Integer> documents, @Nullable Place next) {

    private static final Sort NEWEST_FIRST = new Sort(
            LongField.newSortField(ArticleFields.PUBLISHED, true, SortedNumericSelector.Type.MAX),
            new SortField(ArticleFields.ID_HIGH, SortField.Type.LONG),
            new SortField(ArticleFields.ID_LOW, SortField.Type.LONG));

    static Rest of(IndexSearcher searcher, Wanted wanted, Query text, Place at, int limit) throws IOException {
        var others = Ranker.filtered(wanted)
                .add(text, FILTER)
                .add(Ranker.with(at.ranking().best()), MUST_NOT)
                .build();
        var one = limit + 1;
        var found = searcher.search(others, new TopFieldCollectorManager(NEWEST_FIRST, one, position(at), one));
        var shown = Stream.of(found.scoreDocs).limit(limit).toList();
        return new Rest(
                shown.stream().map(hit -> hit.doc).toList(),
                found.scoreDocs.length > limit
                        ? new Place(at.ranking(), at.next(), last((FieldDoc) shown.getLast()))
                        : null);
    }

    private static Place.Last last(FieldDoc hit) {
        return new Place.Last(
                Instant.ofEpochMilli((Long) hit.fields[0]), new UUID((Long) hit.fields[1], (Long) hit.fields[2]));
    }

    private static @Nullable FieldDoc position(Place at) {
        var last = at.after();
        return last == null
                ? null
                : new FieldDoc(Integer.MAX_VALUE, Float.NaN, new Object[] {
                    last.published().toEpochMilli(),
                    last.article().getMostSignificantBits(),
                    last.article().getLeastSignificantBits()
                });
    }
}
