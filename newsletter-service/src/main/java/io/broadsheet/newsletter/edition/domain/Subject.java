package io.broadsheet.newsletter.edition.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a story is about, by which readers want it or not.
 *
 * @param language BCP 47; null for any
 */
public record Subject(
        List<String> tags,
        @Nullable String section,
        List<String> authors,
        @Nullable String language) {

    public Subject {
        tags = List.copyOf(tags);
        authors = List.copyOf(authors);
    }
}
