package io.broadsheet.newsletter.edition.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a story is about, by which readers want it or not.
 *
 * @param sections its section and the one that it is within
 * @param language BCP 47; null for any
 */
public record Subject(
        List<String> tags,
        List<String> sections,
        List<String> authors,
        @Nullable String language) {

    public Subject {
        tags = List.copyOf(tags);
        sections = List.copyOf(sections);
        authors = List.copyOf(authors);
    }
}
