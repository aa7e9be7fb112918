package io.broadsheet.newsroom.view;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the library with all that is known of it.
 *
 * @param src of a size for the page
 * @param card of the crop that others show
 * @param markdown that puts it into a text
 * @param machine key of the message that a machine made it; null if none did
 * @param credentials where its Content Credentials are; null if it came without
 * @param uses the articles that have it, the latest first
 * @param count of these, up to 100
 * @param sources words of the vocabulary to choose from
 * @param errors by the name of their field in the page
 */
public record PictureView(
        String id,
        long version,
        String src,
        String card,
        String markdown,
        String size,
        Form form,
        @Nullable Moment uploaded,
        @Nullable String machine,
        @Nullable String credentials,
        List<UseRow> uses,
        int count,
        List<String> sources,
        boolean mayWrite,
        @Nullable String notice,
        @Nullable String alert,
        Map<String, String> errors) {

    /** As it is typed. */
    public record Form(
            String alt,
            boolean decorative,
            String caption,
            String credit,
            String x,
            String y,
            String creator,
            String copyright,
            String usage,
            String source) {}

    public record UseRow(String href, String title, String state) {}

    /** For {@code aria-invalid}. */
    public @Nullable String invalid(String field) {
        return errors.containsKey(field) ? "true" : null;
    }

    /** For {@code aria-describedby}: the id of the field's message, and of its hint if it has one. */
    public @Nullable String described(String field, @Nullable String hint) {
        var error = errors.containsKey(field) ? field + "-error" : null;
        return error == null || hint == null ? error == null ? hint : error : error + " " + hint;
    }
}
