package io.broadsheet.website.form;

import io.broadsheet.website.client.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a form, by field. */
public final class Messages {

    /** About none of the fields. */
    static final String FORM = "form";

    private Messages() {}

    public static Map<String, String> of(Refusal refusal) {
        var messages = new LinkedHashMap<String, String>();
        refusal.errors().forEach(error -> messages.putIfAbsent(field(error.field()), error.message()));
        if (messages.isEmpty()) {
            messages.put(FORM, refusal.detail() == null ? "This could not be taken." : refusal.detail());
        }
        return messages;
    }

    public static Map<String, String> about(String message) {
        return Map.of(FORM, message);
    }

    /** {@code topics[2]} is about the topics. */
    private static String field(String name) {
        var index = name.indexOf('[');
        return index < 0 ? name : name.substring(0, index);
    }
}
