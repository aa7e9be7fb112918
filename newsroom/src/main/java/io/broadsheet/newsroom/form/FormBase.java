package io.broadsheet.newsroom.form;

import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a form began with, which it carries itself as JSON of its own fields: the version that somebody read may be one of
 * several autosaves that a later one stands for, and then it is kept nowhere else.
 */
public final class FormBase {

    private static final String FIELD = "base";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FormBase() {}

    /** @param zone that the form shows times in */
    public static String of(ArticleForm form, ZoneId zone) {
        return JSON.writeValueAsString(form.fields(zone));
    }

    /** As it was sent, to be sent back. */
    public static String sent(HttpServletRequest request) {
        var base = request.getParameter(FIELD);
        return base == null ? "" : base;
    }

    /** @return empty if the form is of an older build, or somebody else's */
    public static Optional<ArticleForm> read(String base) {
        if (base.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<String, String> fields = JSON.readValue(base, new TypeReference<>() {});
            // What reads as null is none.
            return Optional.ofNullable(fields).map(values -> ArticleForm.of(values::get));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
