package io.broadsheet.website.view;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * "Subscribe".
 *
 * @param errors by field; {@code form} for what is about none of them
 * @param token proves when the form was made
 */
public record SubscribeForm(
        String email,
        String cadence,
        List<Choice> weekdays,
        List<Choice> topics,
        String timeZone,
        List<String> timeZones,
        int hour,
        Map<String, String> errors,
        String token) {

    private static final Set<String> ALWAYS_SHOWN = Set.of("email", "form");

    /** Whether something is wrong with what is shown on demand. */
    public boolean open() {
        return !ALWAYS_SHOWN.containsAll(errors.keySet());
    }

    /** What is ticked, as text. */
    public String chosen() {
        return topics.stream().filter(Choice::chosen).map(Choice::label).collect(Collectors.joining(" · "));
    }

    /** Something to be ticked. */
    public record Choice(String value, String label, boolean chosen) {}
}
