package io.broadsheet.article.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Takes a beginning that was looked for for the words with it that the found documents have: where these are is in the index,
 * where others with that beginning are only their texts tell, which would have to be analysed again.
 */
final class Beginnings {

    /** To look at more words costs as much as to analyse twenty texts. */
    private static final int MOST = 2_000;

    /** By their place among those of the index. */
    private final Map<LeafReader, int[]> documents = new HashMap<>();

    private int looked;

    /** @param found the documents */
    Beginnings(IndexSearcher searcher, Collection<Integer> found) {
        var leaves = searcher.getIndexReader().leaves();
        var byLeaf = new HashMap<Integer, List<Integer>>();
        for (var document : found) {
            byLeaf.computeIfAbsent(ReaderUtil.subIndex(document, leaves), first -> new ArrayList<>())
                    .add(document);
        }
        byLeaf.forEach((leaf, all) -> documents.put(
                leaves.get(leaf).reader(),
                all.stream()
                        .mapToInt(document -> document - leaves.get(leaf).docBase)
                        .sorted()
                        .toArray()));
    }

    /**
     * A query that is good for marking only.
     *
     * @param fields in which anything is marked
     */
    Query spelledOut(Query query, Set<String> fields) throws IOException {
        return switch (query) {
            case BoostQuery boosted -> spelledOut(boosted.getQuery(), fields);
            case DisjunctionMaxQuery best -> {
                var disjuncts = new ArrayList<Query>();
                for (var disjunct : best.getDisjuncts()) {
                    disjuncts.add(spelledOut(disjunct, fields));
                }
                yield new DisjunctionMaxQuery(disjuncts, 0);
            }
            case BooleanQuery all -> {
                var spelled = new BooleanQuery.Builder();
                for (var clause : all) {
                    spelled.add(spelledOut(clause.query(), fields), clause.occur());
                }
                yield spelled.build();
            }
            case PrefixQuery begun -> fields.contains(begun.getField()) ? words(begun) : new MatchNoDocsQuery();
            default -> query;
        };
    }

    private Query words(PrefixQuery begun) throws IOException {
        var found = new TreeSet<Term>();
        for (var leaf : documents.entrySet()) {
            var terms = leaf.getKey().terms(begun.getField());
            if (terms != null && !add(terms.iterator(), begun.getPrefix(), leaf.getValue(), found)) {
                return begun;
            }
        }
        var words = new BooleanQuery.Builder();
        found.forEach(word -> words.add(new TermQuery(word), BooleanClause.Occur.SHOULD));
        return words.build();
    }

    /** @return false if there are too many */
    private boolean add(TermsEnum words, Term beginning, int[] documents, Set<Term> found) throws IOException {
        @Nullable PostingsEnum places = null;
        var start = beginning.bytes();
        if (words.seekCeil(start) == SeekStatus.END) {
            return true;
        }
        for (var word = words.term(); word != null && StringHelper.startsWith(word, start); word = words.next()) {
            if (++looked > MOST) {
                return false;
            }
            places = words.postings(places, PostingsEnum.NONE);
            if (isInAny(places, documents)) {
                found.add(new Term(beginning.field(), BytesRef.deepCopyOf(word)));
            }
        }
        return true;
    }

    private static boolean isInAny(PostingsEnum places, int[] documents) throws IOException {
        var at = -1;
        for (var document : documents) {
            at = at < document ? places.advance(document) : at;
            if (at == document) {
                return true;
            }
        }
        return false;
    }
}
