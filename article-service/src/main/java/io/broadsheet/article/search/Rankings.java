package io.broadsheet.article.search;

import io.broadsheet.article.search.ArticleSearch.Place;
import io.broadsheet.article.search.ArticleSearch.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * The orders in which something was found, for the pages that follow the first: scores change with each article that
 * comes or goes, and a page reckoned anew would repeat or skip some. The latest are kept, by this instance only;
 * elsewhere and later a list goes on by score.
 */
final class Rankings {

    private static final int MOST = 500;

    /** Guarded by itself; the longest unused comes first. */
    private final SequencedMap<Integer, Ranking> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Ranking> eldest) {
            return size() > MOST;
        }
    };

    /** @param isStrict whether all of the words are to be there, or nearly, rather than any */
    record Question(SearchWords words, boolean isStrict) {
        Query text(Set<String> keys) {
            return isStrict ? new TextQuery().strict(words, keys) : new TextQuery().loose(words, keys);
        }
    }

    /**
     * @param number that its places tell it by
     * @param question what was looked for; its query is made again for each page, being far larger
     * @param places of the best
     * @param isFirst whether nothing comes before them
     * @param isAll whether nothing follows them
     * @param total how many were found; more than that if it is not exact
     */
    record Ranking(
            int number,
            Wanted wanted,
            Question question,
            @Nullable String didYouMean,
            boolean isCorrected,
            List<Place> places,
            boolean isFirst,
            boolean isAll,
            long total,
            boolean isTotalExact) {

        /** Where the page begins that follows that place; -1 if that cannot be told. */
        int next(Place after) {
            for (var i = 0; i < places.size(); i++) {
                if (places.get(i).article().equals(after.article())) {
                    return i + 1 < places.size() || isAll ? i + 1 : -1;
                }
            }
            return -1;
        }

        /** Where the second page begins, and those that follow it. */
        List<Place> pages(int limit) {
            var pages = new ArrayList<Place>();
            for (var next = limit; next < places.size(); next += limit) {
                pages.add(places.get(next - 1));
            }
            return pages;
        }
    }

    void keep(Ranking ranking) {
        synchronized (kept) {
            kept.put(ranking.number(), ranking);
        }
    }

    /** The one that a place is of, if it is still kept here, and of the same question. */
    @Nullable Ranking of(Wanted wanted, Place place) {
        synchronized (kept) {
            var ranking = kept.get(place.ranking());
            return ranking != null && ranking.wanted().equals(wanted) ? ranking : null;
        }
    }
}
