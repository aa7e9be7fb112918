package io.broadsheet.website.view;

import java.util.List;
import java.util.Map;

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

    /** Something to be ticked. */
    public record Choice(String value, String label, boolean chosen) {}
}
