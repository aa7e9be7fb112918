package io.broadsheet.newsroom.client;

import java.util.List;
import java.util.Objects;

/**
 * What readers would get of a text.
 *
 * @param html sanitised; empty if they would see nothing
 * @param warnings what of it they would not get
 */
public record Rendered(String html, List<Article.Warning> warnings) {

    public Rendered {
        warnings = List.copyOf(Objects.requireNonNullElse(warnings, List.of()));
    }
}
