package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Topic;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its reader sees it.
 *
 * @param state {@code pending}, {@code confirmed} or {@code ended}
 */
record PreferencesAnswer(
        String state,
        String email,
        String cadence,
        @Nullable String weekday,
        List<String> topics,
        String timeZone,
        int hour,
        List<String> languages) {

    /** @throws LinkOutdated if it is erased */
    static PreferencesAnswer of(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Pending pending -> of("pending", pending.reader(), pending.preferences());
            case Subscription.Confirmed confirmed -> of("confirmed", confirmed.reader(), confirmed.preferences());
            case Subscription.Ended ended -> of("ended", ended.reader(), ended.preferences());
            case Subscription.Erased erased -> throw new LinkOutdated();
        };
    }

    private static PreferencesAnswer of(String state, Reader reader, Preferences preferences) {
        var weekday = preferences.weekday();
        return new PreferencesAnswer(
                state,
                reader.address().value(),
                preferences.cadence().word(),
                weekday == null ? null : weekday.name().toLowerCase(Locale.ROOT),
                preferences.topics().stream().map(Topic::value).toList(),
                preferences.zone(),
                preferences.hour(),
                preferences.languages().stream().map(Language::tag).toList());
    }

    boolean isActive() {
        return state.equals("confirmed");
    }

    /** The same as a request, so that a form begins with what is there. */
    SubscriptionRequest asRequest() {
        return new SubscriptionRequest(null, cadence, weekday, topics, timeZone, hour, languages);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "PreferencesAnswer[" + state + "]";
    }
}
