package io.broadsheet.newsletter.subscription.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The form on the preferences page, where lists are lines of text and every value is a string. */
final class PreferencesForm {

    private PreferencesForm() {}

    static SubscriptionRequest read(MultiValueMap<String, String> form) {
        return new SubscriptionRequest(
                null,
                form.getFirst("cadence"),
                form.getFirst("weekday"),
                lines(form.getFirst("topics"), "[\\r\\n]+"),
                form.getFirst("timeZone"),
                number(form.getFirst("hour")),
                lines(form.getFirst("languages"), "[\\s,;]+"));
    }

    private static List<@Nullable String> lines(@Nullable String text, String separator) {
        return text == null
                ? List.of()
                : Arrays.<@Nullable String>stream(text.split(separator))
                        .filter(line -> line != null && !line.isBlank())
                        .toList();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,2}") ? Integer.valueOf(text) : null;
    }
}
