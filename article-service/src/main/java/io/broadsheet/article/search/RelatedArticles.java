package io.broadsheet.article.search;

import static org.apache.lucene.search.BooleanClause.Occur.FILTER;
import static org.apache.lucene.search.BooleanClause.Occur.MUST;
import static org.apache.lucene.search.BooleanClause.Occur.MUST_NOT;
import static org.apache.lucene.search.BooleanClause.Occur.SHOULD;

import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.chassis.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.springframework.stereotype.Component;

/**
 * "More like this": articles in the same language that share tags, tell of similar things or are of the same section,
 * the fresher ones first among equals. What has none of these in common is not related, however few there are.
 */
@Component
public class RelatedArticles {

    private static final int TERMS = 25;
    private static final int LONGEST_TEXT = 3_000;
    private static final int MOST_TAGS = 20;
    /** Of the telling words of an article, a similar one has so many. */
    private static final float SIMILAR = 0.3f;

    private static final float TEXT_WEIGHT = 0.25f;
    private static final float TAG_WEIGHT = 2;
    private static final float SECTION_WEIGHT = 0.5f;
    private static final float FRESHNESS_WEIGHT = 3;
    private static final Duration HALF_AS_FRESH = Duration.ofDays(14);

    private final SearchIndex index;
    private final Clock clock;

    public record Related(ArticleSummary article, Reason reason) {}

    RelatedArticles(SearchIndex index, Clock clock) {
        this.index = index;
        this.clock = clock;
    }

    /** @return false while there may be articles that are not known since this service started */
    public boolean isComplete() {
        return index.isComplete();
    }

    /** @return none while the article is not known yet */
    public List<Related> to(UUID article, int limit) {
        return index.read(searcher -> related(searcher, article, limit), List.of());
    }

    private List<Related> related(IndexSearcher searcher, UUID article, int limit) throws IOException {
        var itself = new TermQuery(new Term(ArticleFields.ID, article.toString()));
        var found = searcher.search(itself, 1).scoreDocs;
        if (found.length == 0) {
            return List.of();
        }
        var document = searcher.storedFields().document(found[0].doc);
        var key = document.get(ArticleFields.ANALYSIS);
        if (key == null) {
            return List.of();
        }
        var summary = ArticleFields.summary(document);
        var similar = similar(searcher, found[0].doc, key);
        var hits = searcher.search(query(summary, itself, similar), limit).scoreDocs;
        var others = new ArrayList<ArticleSummary>();
        for (var hit : hits) {
            others.add(ArticleFields.summary(searcher.storedFields().document(hit.doc)));
        }
        var alike = alike(searcher, similar, others);
        var related = new ArrayList<Related>();
        for (var i = 0; i < hits.length; i++) {
            var other = others.get(i);
            related.add(new Related(other, reason(searcher, summary, other, alike.contains(hits[i].doc))));
        }
        return related;
    }

    private Query query(ArticleSummary article, Query itself, Query similar) {
        var details = article.details();
        var common = new BooleanQuery.Builder().add(new BoostQuery(similar, TEXT_WEIGHT), SHOULD);
        details.tags().stream()
                .limit(MOST_TAGS)
                .map(tag -> new TermQuery(new Term(ArticleFields.TAG, Texts.folded(tag))))
                .forEach(tag -> common.add(new BoostQuery(tag, TAG_WEIGHT), SHOULD));
        var section = details.section();
        if (section != null) {
            var same = new ConstantScoreQuery(new TermQuery(new Term(ArticleFields.SECTION, Texts.folded(section))));
            common.add(new BoostQuery(same, SECTION_WEIGHT), SHOULD);
        }
        return new BooleanQuery.Builder()
                .add(common.build(), MUST)
                .add(Ranker.recency(clock, FRESHNESS_WEIGHT, HALF_AS_FRESH), SHOULD)
                .add(new TermQuery(new Term(ArticleFields.BASE_LANGUAGE, Languages.base(details.language()))), FILTER)
                .add(itself, MUST_NOT)
                .build();
    }

    private Query similar(IndexSearcher searcher, int doc, String key) throws IOException {
        var reader = searcher.getIndexReader();
        var like = new MoreLikeThis(reader);
        like.setAnalyzer(Analysis.COMPARING);
        like.setFieldNames(new String[] {ArticleFields.title(key), ArticleFields.body(key)});
        like.setMinTermFreq(1);
        like.setMinDocFreq(2);
        // In what most articles say, they are not alike.
        like.setMaxDocFreq(Math.max(10, reader.numDocs() / 5));
        like.setMinWordLen(2);
        like.setMaxQueryTerms(TERMS);
        like.setMaxNumTokensParsed(LONGEST_TEXT);
        like.setBoost(true);
        var query = new BooleanQuery.Builder();
        var terms = 0;
        if (like.like(doc) instanceof BooleanQuery words) {
            words.clauses().forEach(query::add);
            terms = words.clauses().size();
        }
        return query.setMinimumNumberShouldMatch(Math.max(1, Math.round(terms * SIMILAR)))
                .build();
    }

    /** Those of the hits that are similar by their text. */
    private static Set<Integer> alike(IndexSearcher searcher, Query similar, List<ArticleSummary> hits)
            throws IOException {
        if (hits.isEmpty()) {
            return Set.of();
        }
        var ids = hits.stream()
                .map(article -> new BytesRef(article.id().toString()))
                .toList();
        var query = new BooleanQuery.Builder()
                .add(similar, FILTER)
                .add(new TermInSetQuery(ArticleFields.ID, ids), FILTER)
                .build();
        return Stream.of(searcher.search(query, hits.size()).scoreDocs)
                .map(hit -> hit.doc)
                .collect(Collectors.toSet());
    }

    private static Reason reason(IndexSearcher searcher, ArticleSummary article, ArticleSummary other, boolean alike)
            throws IOException {
        String rarest = null;
        var fewest = Integer.MAX_VALUE;
        var others = other.details().tags().stream().map(Texts::folded).collect(Collectors.toSet());
        for (var tag : article.details().tags()) {
            if (others.contains(Texts.folded(tag))) {
                var count = searcher.getIndexReader().docFreq(new Term(ArticleFields.TAG, Texts.folded(tag)));
                if (count < fewest) {
                    rarest = tag;
                    fewest = count;
                }
            }
        }
        var section = other.details().section();
        if (rarest != null) {
            return new Reason.SharedTag(rarest);
        }
        return alike || section == null ? new Reason.SimilarText() : new Reason.SameSection(section);
    }
}
