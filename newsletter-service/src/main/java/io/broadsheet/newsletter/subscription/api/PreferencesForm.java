package io.broadsheet.newsletter.subscription.api;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** The form on the preferences page, where lists are ticked or lines of text and every value is a string. */
final class PreferencesForm {
    /** The tag of the preferences that the page showed; pages of an older build have none. */
    static final String MADE_FROM = "madeFrom";

    private PreferencesForm() {}

    static SubscriptionRequest read(MultiValueMap<String, String> form) {
        return new SubscriptionRequest(
                null,
                form.getFirst("cadence"),
                form.getFirst("weekday"),
                words(form.get("topics"), "[\\r\\n]+"),
                form.getFirst("timeZone"),
                number(form.getFirst("hour")),
                words(form.get("languages"), "[\\s,;]+"));
    }

    private static List<@Nullable String> words(@Nullable List<String> values, String separator) {
        return values == null
                ? List.of()
                : values.stream()
                        .filter(Objects::nonNull)
                        .flatMap(text -> Arrays.stream(text.split(separator)))
                        .filter(word -> !word.isBlank())
                        .<@Nullable String>map(String::strip)
                        .distinct()
                        .toList();
    }

    private static @Nullable Integer number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,2}") ? Integer.valueOf(text) : null;
    }
}
