package io.broadsheet.article.search;

import io.broadsheet.article.domain.InvalidSlug;
import io.broadsheet.article.domain.Slug;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which published article is at an address, without asking the database. */
@Component
public class SlugLookup {

    /** What is at an address. */
    public sealed interface Answer {}

    /** A published article, under this or a later address. */
    public record Known(UUID article) implements Answer {}

    /** Nothing that readers could read. */
    public record Nothing() implements Answer {}

    /** Nobody knows before all articles have been heard of. */
    public record NotYetKnown() implements Answer {}

    private final SearchIndex index;
    private volatile @Nullable Lookups lookups;

    SlugLookup(SearchIndex index) {
        this.index = index;
    }

    public Answer at(String address) {
        var article = article(address);
        if (article != null) {
            return new Known(article);
        }
        return index.isComplete() ? new Nothing() : new NotYetKnown();
    }

    private @Nullable UUID article(String address) {
        return index.read(searcher -> Optional.ofNullable(lookup(searcher).article(address)), Optional.<UUID>empty())
                .orElse(null);
    }

    private Lookups lookup(IndexSearcher searcher) {
        var current = lookups;
        if (current == null || current.searcher != searcher) {
            current = new Lookups(searcher, new ConcurrentHashMap<>());
            lookups = current;
        }
        return current;
    }

    /** What was looked up in the index as it is: looks come by the thousand, and most of them at the same articles. */
    private record Lookups(IndexSearcher searcher, Map<String, UUID> known) {

        private static final int MOST = 5_000;

        @Nullable UUID article(String address) throws IOException {
            var found = known.get(address);
            if (found == null) {
                found = find(address);
                if (found != null && known.size() < MOST) {
                    known.put(address, found);
                }
            }
            return found;
        }

        private @Nullable UUID find(String address) throws IOException {
            try {
                var slug = new Term(ArticleFields.SLUG, Slug.of(address).value());
                return Lookup.first(searcher, slug, SlugLookup::id);
            } catch (InvalidSlug noArticleCanHaveIt) {
                return null;
            }
        }
    }

    private static UUID id(LeafReader reader, int document) throws IOException {
        var high = DocValues.getNumeric(reader, ArticleFields.ID_HIGH);
        var low = DocValues.getNumeric(reader, ArticleFields.ID_LOW);
        if (!high.advanceExact(document) || !low.advanceExact(document)) {
            throw new IllegalStateException("An article without its id");
        }
        return new UUID(high.longValue(), low.longValue());
    }
}
