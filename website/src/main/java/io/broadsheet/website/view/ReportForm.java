package io.broadsheet.website.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "Report a comment".
 *
 * @param backHref the comment in its thread
 * @param author of the comment
 * @param paragraphs of the comment
 * @param error what is wrong, null if nothing is
 */
public record ReportForm(
        String action,
        String backHref,
        String author,
        List<String> paragraphs,
        List<Choice> reasons,
        @Nullable String error) {

    /** @param value as the service knows it */
    public record Choice(String value, String text) {}
}
