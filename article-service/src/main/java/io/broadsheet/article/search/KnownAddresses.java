package io.broadsheet.article.search;

import io.broadsheet.article.domain.InvalidSlug;
import io.broadsheet.article.domain.Slug;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which published article is at an address, without asking the database. */
@Component
public class KnownAddresses {

    /** What is at an address. */
    public sealed interface Answer {}

    /** A published article, under this or a later address. */
    public record Known(UUID article) implements Answer {}

    /** Nothing that readers could read. */
    public record Nothing() implements Answer {}

    /** Nobody knows before all articles have been heard of. */
    public record NotYetKnown() implements Answer {}

    private final SearchIndex index;

    KnownAddresses(SearchIndex index) {
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
        try {
            var key = new Term(ArticleFields.SLUG, Slug.of(address).value());
            return index.read(
                            searcher -> Optional.ofNullable(Lookup.first(searcher, key, KnownAddresses::id)),
                            Optional.<UUID>empty())
                    .orElse(null);
        } catch (InvalidSlug noArticleCanHaveIt) {
            return null;
        }
    }

    private static UUID id(LeafReader reader, int document) throws IOException {
        var ids = DocValues.getSorted(reader, ArticleFields.ID);
        if (!ids.advanceExact(document)) {
            throw new IllegalStateException("An article without its id");
        }
        return UUID.fromString(ids.lookupOrd(ids.ordValue()).utf8ToString());
    }
}
