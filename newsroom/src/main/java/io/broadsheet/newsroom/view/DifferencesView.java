package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one version of an article to another.
 *
 * @param from null if nothing was kept before
 * @param current the version that it has now
 */
public record DifferencesView(
        String article, @Nullable Long from, long to, long current, List<Field> fields, boolean mayRestore) {

    public record Field(String label, List<Change> changes) {}

    /** @param kind {@code equal}, {@code deleted} or {@code inserted} */
    public record Change(String kind, String text) {}
}
