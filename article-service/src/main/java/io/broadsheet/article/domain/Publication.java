package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What readers see.
 *
 * @param addresses every slug it was ever published under, the current one first
 * @param source that the rendition was made of; null where only the rendition was kept
 * @param renderer the version of {@link Rendering} that made it; 0 where it was not kept
 * @param publishedAt first publication
 * @param updatedAt latest publication
 * @param version of the article at the latest publication
 * @param corrections oldest first
 */
public record Publication(
        List<Slug> addresses,
        Details details,
        Rendition rendition,
        @Nullable Body source,
        int renderer,
        Instant publishedAt,
        Instant updatedAt,
        long version,
        List<Correction> corrections) {

    public Publication {
        addresses = List.copyOf(addresses);
        corrections = List.copyOf(corrections);
    }

    /** @param former addresses, which lead to the copy's from now on */
    static Publication of(
            WorkingCopy copy,
            List<Slug> former,
            Instant publishedAt,
            List<Correction> corrections,
            Rendering rendering,
            Instant at,
            long version) {
        return new Publication(
                first(copy.slug(), former),
                copy.details(),
                rendering.render(copy.body(), copy.details().language()),
                copy.body(),
                rendering.version(),
                publishedAt,
                at,
                version,
                corrections);
    }

    public Slug slug() {
        return addresses.getFirst();
    }

    /** Whether the newsroom works on what readers see; where the source was not kept, its text counts as the same. */
    boolean isOf(WorkingCopy copy) {
        return copy.slug().equals(slug())
                && copy.details().equals(details)
                && (source == null || copy.body().equals(source));
    }

    /**
     * This with another content: of the new version, unless readers would see no difference; itself if there is none at
     * all.
     */
    Publication revised(WorkingCopy copy, Rendering rendering, Instant at, long newVersion) {
        var revised = of(copy, addresses, publishedAt, corrections, rendering, notBefore(at), newVersion);
        if (!revised.looksLike(this)) {
            return revised;
        }
        return isOf(copy)
                ? this
                : new Publication(
                        addresses,
                        details,
                        rendition,
                        copy.body(),
                        rendering.version(),
                        publishedAt,
                        updatedAt,
                        version,
                        corrections);
    }

    /** Whether readers see no difference. */
    boolean looksLike(Publication other) {
        return slug().equals(other.slug()) && details.equals(other.details) && rendition.equals(other.rendition);
    }

    /** This as it is rendered by now, or itself if it comes out the same. */
    Publication renderedAnew(Rendering rendering, long newVersion) {
        // What was sanitised before is sanitised again.
        var body = source == null ? new Body(Body.Format.HTML, rendition.html()) : source;
        var rendered = rendering.render(body, details.language());
        return rendered.equals(rendition)
                ? this
                : new Publication(
                        addresses,
                        details,
                        rendered,
                        source,
                        rendering.version(),
                        publishedAt,
                        updatedAt,
                        newVersion,
                        corrections);
    }

    /** This with a picture as it is known by now, above and within the text, or itself if nothing is different. */
    Publication toldOf(Image image, Rendering rendering, long newVersion) {
        var told = details.toldOf(image);
        var above = told == details ? this : with(told, newVersion);
        if (!Picture.hashesIn(rendition.html()).contains(image.picture().hash())) {
            return above;
        }
        try {
            return above.renderedAnew(rendering, newVersion);
        } catch (NotPublishable asItWas) {
            return above;
        }
    }

    Publication with(Details others, long newVersion) {
        return new Publication(
                addresses, others, rendition, source, renderer, publishedAt, updatedAt, newVersion, corrections);
    }

    /** This without what is over by then, or itself if nothing is. */
    Publication at(Instant now, long newVersion) {
        var left = details.at(now);
        return left == details ? this : with(left, newVersion);
    }

    /**
     * This with one more correction.
     *
     * @throws TooManyCorrections if it has as many as it may
     */
    Publication corrected(Correction correction, long newVersion) {
        if (corrections.size() >= Correction.MOST) {
            throw new TooManyCorrections();
        }
        var all = new ArrayList<>(corrections);
        all.add(correction);
        return new Publication(
                addresses,
                details,
                rendition,
                source,
                renderer,
                publishedAt,
                notBefore(correction.at()),
                newVersion,
                all);
    }

    /** A change that was to be earlier, or was by another clock, may come after one that readers have seen. */
    private Instant notBefore(Instant at) {
        return at.isBefore(updatedAt) ? updatedAt : at;
    }

    boolean wasLastCorrectedBy(String note) {
        return !corrections.isEmpty() && corrections.getLast().note().equals(note);
    }

    Set<String> pictures() {
        return Stream.concat(details.pictures(), Picture.hashesIn(rendition.html()).stream())
                .collect(Collectors.toSet());
    }

    /** {@code slug}, then the others of {@code addresses} in their order. */
    static List<Slug> first(Slug slug, List<Slug> addresses) {
        var all = new ArrayList<Slug>();
        all.add(slug);
        addresses.stream().filter(address -> !address.equals(slug)).forEach(all::add);
        return List.copyOf(all);
    }
}
