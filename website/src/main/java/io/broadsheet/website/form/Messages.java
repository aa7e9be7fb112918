package io.broadsheet.website.form;

import io.broadsheet.website.client.Refusal;
import io.broadsheet.website.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is wrong with a form, by field, in the site's language. */
@Component
public class Messages {

    /** About none of the fields. */
    static final String FORM = "form";

    private final Texts texts;

    Messages(Texts texts) {
        this.texts = texts;
    }

    public Map<String, String> of(Refusal refusal) {
        var messages = new LinkedHashMap<String, String>();
        refusal.errors().forEach(error -> messages.putIfAbsent(field(error.field()), texts.ofService(error.message())));
        if (messages.isEmpty()) {
            messages.put(FORM, refusal.detail() == null ? texts.of("form.refused") : texts.ofService(refusal.detail()));
        }
        return messages;
    }

    /** @param key name of the text */
    public Map<String, String> about(String key) {
        return Map.of(FORM, texts.of(key));
    }

    /** @param key name of the text */
    public Map<String, String> about(String field, String key) {
        return Map.of(field, texts.of(key));
    }

    /** {@code topics[2]} is about the topics. */
    private static String field(String name) {
        var index = name.indexOf('[');
        return index < 0 ? name : name.substring(0, index);
    }
}
