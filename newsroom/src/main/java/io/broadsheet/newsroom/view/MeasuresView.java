package io.broadsheet.newsroom.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names and networks that may not comment for a while.
 *
 * @param ended the latest of those that are over, on the first page
 * @param comment whose name or network is meant; empty where a name is typed
 * @param key tells when the form was shown, and which it is
 * @param rows null if comment-service does not offer it
 */
public record MeasuresView(
        @Nullable List<Row> rows,
        @Nullable String next,
        List<Ended> ended,
        String comment,
        String commentAuthor,
        String kind,
        String name,
        String days,
        String reason,
        String key,
        @Nullable String notice,
        @Nullable String alert,
        Map<String, String> errors) {

    /** @param what was muted, and until when */
    public record Ended(String what, String about, String reason) {}

    /** @param who the name, or that it is a network */
    public record Row(
            String id,
            String who,
            Moment until,
            String about,
            @Nullable String reason) {}
}
