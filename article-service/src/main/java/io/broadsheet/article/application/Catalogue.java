package io.broadsheet.article.application;

import java.util.List;

/** How many published articles there are of each kind; sections and tags by count, then name, months latest first. */
public record Catalogue(List<Named> sections, List<Named> tags, List<Month> months) {

    /** A section or a tag. */
    public record Named(String name, long count) {}

    /** A month in UTC. */
    public record Month(int year, int month, long count) {}

    /** Counts them anew. */
    @FunctionalInterface
    public interface Source {
        Catalogue count();
    }
}
