package io.broadsheet.newsroom.view;

import java.util.List;

/** What changed from one version of an article to another. */
public record DifferencesView(String article, long from, long to, List<Field> fields, boolean mayRestore) {

    public record Field(String label, List<Change> changes) {}

    /** @param kind {@code equal}, {@code deleted} or {@code inserted} */
    public record Change(String kind, String text) {}
}
