package io.broadsheet.newsroom.view;

import io.broadsheet.newsroom.form.ArticleForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page on which an article is written.
 *
 * @param id null for one that was never saved
 * @param version that was read, 0 for one that was never saved
 * @param base what the form began with, as script and the next save read it
 * @param key by which a new one is known again
 * @param state of its messages
 * @param notice what has just happened
 * @param alert what did not
 * @param errors by the name of their field in the page
 * @param warnings what readers would not get
 * @param presence null where that is not known
 * @param sections to choose from
 * @param breakingUntil in the paper's {@code zone}, {@code 2026-12-01T09:00}
 */
public record WriteView(
        @Nullable String id,
        long version,
        String base,
        String key,
        ArticleForm form,
        String state,
        @Nullable Moment saved,
        boolean mayWrite,
        @Nullable String notice,
        @Nullable String alert,
        Map<String, String> errors,
        List<String> warnings,
        @Nullable Theirs theirs,
        @Nullable PresenceView presence,
        Publishing publishing,
        List<String> sections,
        List<String> zones,
        String breakingUntil,
        String zone) {

    public String action() {
        return id == null ? "/articles" : "/articles/" + id;
    }

    /** Where readers have what was just done; null if it has not been, or they have another text. */
    public @Nullable String look() {
        return notice == null || publishing.hasChanges() ? null : publishing.page();
    }

    /** For {@code aria-invalid}. */
    public @Nullable String invalid(String field) {
        return errors.containsKey(field) ? "true" : null;
    }

    /** For {@code aria-describedby}: the id of the field's message, and of its hint if it has one. */
    public @Nullable String described(String field, @Nullable String hint) {
        var error = errors.containsKey(field) ? field + "-error" : null;
        if (error == null || hint == null) {
            return error == null ? hint : error;
        }
        return error + " " + hint;
    }
}
