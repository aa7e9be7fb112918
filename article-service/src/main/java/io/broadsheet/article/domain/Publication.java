package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What readers see.
 *
 * @param addresses every slug it was ever published under, the current one first
 * @param publishedAt first publication
 * @param updatedAt latest publication
 * @param version of the article at the latest publication
 */
public record Publication(
        List<Slug> addresses,
        Details details,
        Rendition rendition,
        Instant publishedAt,
        Instant updatedAt,
        long version) {

    public Publication {
        addresses = List.copyOf(addresses);
    }

    public Slug slug() {
        return addresses.getFirst();
    }

    /** This with another content, or itself if readers would see no difference. */
    Publication revised(Slug slug, Details newDetails, Rendition newRendition, Instant at, long newVersion) {
        if (slug.equals(slug()) && newDetails.equals(details) && newRendition.equals(rendition)) {
            return this;
        }
        return new Publication(first(slug, addresses), newDetails, newRendition, publishedAt, at, newVersion);
    }

    /** {@code slug}, then the others of {@code addresses} in their order. */
    static List<Slug> first(Slug slug, List<Slug> addresses) {
        var all = new ArrayList<Slug>();
        all.add(slug);
        addresses.stream().filter(address -> !address.equals(slug)).forEach(all::add);
        return List.copyOf(all);
    }
}
