package io.broadsheet.newsroom.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of comments that were decided on together.
 *
 * @param back the page that they were chosen in
 */
public record BulkView(List<Result> results, String back) {

    /**
     * @param author empty where the words are gone
     * @param version to take the decision back
     * @param problem why nothing was decided, null if it was
     * @param undoable whether this person has just decided on it
     */
    public record Result(
            String id,
            String author,
            String text,
            long version,
            String said,
            @Nullable String problem,
            boolean undoable) {}
}
