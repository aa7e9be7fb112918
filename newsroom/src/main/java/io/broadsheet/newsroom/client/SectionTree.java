package io.broadsheet.newsroom.client;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The paper's sections in their order, two deep. */
public record SectionTree(
        long version,
        List<Section> sections,
        @Nullable Instant changedAt,
        @Nullable Person changedBy) {

    /** @param formerly names that it had */
    public record Section(String name, List<String> formerly, List<Section> children) {
        public Section {
            formerly = List.copyOf(Objects.requireNonNullElse(formerly, List.of()));
            children = List.copyOf(Objects.requireNonNullElse(children, List.of()));
        }
    }

    public SectionTree {
        sections = List.copyOf(Objects.requireNonNullElse(sections, List.of()));
    }
}
