package io.broadsheet.newsroom.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The front page's order by hand.
 *
 * @param rows in their order; null if the service that runs is of an older build
 * @param found articles that can be put there
 * @param zone in which times are
 * @param unsaved whether readers see another order
 */
public record FrontView(
        long version,
        @Nullable List<Row> rows,
        List<Found> found,
        String q,
        String zone,
        boolean mayPublish,
        boolean unsaved,
        @Nullable String changed,
        @Nullable String notice,
        @Nullable String alert) {

    /** By the id of their field. */
    public Map<String, String> errors() {
        var errors = new LinkedHashMap<String, String>();
        for (var row : rows == null ? List.<Row>of() : rows) {
            if (row.error() != null) {
                errors.put("until-" + row.id(), row.title() + ": " + row.error());
            }
        }
        return errors;
    }

    /**
     * @param until {@code 2026-12-01T09:00}, or empty
     * @param error at its time; null if there is none
     */
    public record Row(
            String id,
            String title,
            String state,
            String until,
            @Nullable String error) {}

    public record Found(String id, String title, @Nullable String about) {}
}
