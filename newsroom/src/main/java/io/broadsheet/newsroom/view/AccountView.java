package io.broadsheet.newsroom.view;

import io.broadsheet.newsroom.form.AccountForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account, or a new one.
 *
 * @param id empty for a new one
 * @param errors by the field of the form
 * @param notes what is particular about it
 */
public record AccountView(
        String id,
        long version,
        boolean disabled,
        AccountForm form,
        List<String> notes,
        List<CardView.Line> activity,
        @Nullable String notice,
        @Nullable String alert,
        Map<String, String> errors) {

    public boolean isNew() {
        return id.isEmpty();
    }

    /** @return null if nothing is wrong there */
    public @Nullable String error(String field) {
        return errors.get(field);
    }
}
