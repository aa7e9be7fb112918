package io.broadsheet.article.search;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;

/** Finds the one document with a term, without scoring anything. */
final class Lookup {

    private Lookup() {}

    @FunctionalInterface
    interface Read<T> {
        T from(LeafReader reader, int document) throws IOException;
    }

    static <T> @Nullable T first(IndexSearcher searcher, Term term, Read<T> read) throws IOException {
        for (var leaf : searcher.getIndexReader().leaves()) {
            var reader = leaf.reader();
            var found = reader.postings(term, PostingsEnum.NONE);
            if (found == null) {
                continue;
            }
            var live = reader.getLiveDocs();
            for (var doc = found.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = found.nextDoc()) {
                if (live == null || live.get(doc)) {
                    return read.from(reader, doc);
                }
            }
        }
        return null;
    }
}
