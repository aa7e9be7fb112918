package io.broadsheet.newsletter.subscription.api;

import static java.util.Objects.requireNonNull;

import io.broadsheet.chassis.web.problem.FieldErrors;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.application.EnteredAddress;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.RuleBroken;
import io.broadsheet.newsletter.subscription.domain.Topic;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a request into values of the domain, and tells every broken rule at once. */
final class RequestReading {
    private final SubscriptionRequest request;
    private final FieldErrors errors = new FieldErrors();

    private RequestReading(SubscriptionRequest request) {
        this.request = request;
    }

    /** To subscribe. */
    record Wish(EmailAddress address, Preferences preferences) {}

    /** @throws io.broadsheet.chassis.web.problem.ProblemException 422 naming the fields */
    static Wish wish(SubscriptionRequest request) {
        var reading = new RequestReading(request);
        var address = reading.take("email", text(request.email()), EnteredAddress::read);
        var preferences = reading.preferences();
        reading.errors.throwIfAny();
        return new Wish(requireNonNull(address), requireNonNull(preferences));
    }

    /**
     * @param address of the subscription whose preferences these shall be
     * @throws io.broadsheet.chassis.web.problem.ProblemException 422 naming the fields
     */
    static Preferences preferences(SubscriptionRequest request, EmailAddress address) {
        var reading = new RequestReading(request);
        if (request.email() != null) {
            var given = reading.take("email", request.email(), EnteredAddress::read);
            reading.errors.check(
                    given == null || given.folded().equals(address.folded()),
                    "email",
                    "The address cannot be changed: please subscribe with the other one.");
        }
        var preferences = reading.preferences();
        reading.errors.throwIfAny();
        return requireNonNull(preferences);
    }

    private @Nullable Preferences preferences() {
        var cadence = cadence();
        var weekday = weekday(cadence);
        var zone = take("timeZone", text(request.timeZone()), Preferences::zone);
        var hour = hour();
        List<Topic> topics = each("topics", request.topics(), Preferences.MOST_TOPICS, Topic::of);
        errors.check(Topic.areShort(topics), "topics", "The topics are too long.");
        List<Language> languages = each("languages", request.languages(), Preferences.MOST_LANGUAGES, Language::of);
        return errors.isEmpty()
                ? Preferences.of(requireNonNull(cadence), weekday, requireNonNull(zone), hour, topics, languages)
                : null;
    }

    private @Nullable Cadence cadence() {
        var cadence = Cadence.of(text(request.cadence())).orElse(null);
        errors.check(cadence != null, "cadence", "Please choose instant, daily or weekly.");
        return cadence;
    }

    private @Nullable DayOfWeek weekday(@Nullable Cadence cadence) {
        var given = text(request.weekday());
        if (given.isEmpty()) {
            errors.check(cadence != Cadence.WEEKLY, "weekday", "Please choose a day for the weekly digest.");
            return null;
        }
        var weekday = Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
        errors.check(weekday != null, "weekday", "A weekday is monday to sunday.");
        return weekday;
    }

    private int hour() {
        var hour = request.hour();
        boolean valid = hour != null && hour >= 0 && hour <= 23;
        errors.check(valid, "hour", "The hour is a number from 0 to 23.");
        return valid ? requireNonNull(hour) : 0;
    }

    private <T> List<T> each(
            String field, @Nullable List<@Nullable String> given, int most, Function<String, T> reading) {
        if (given == null) {
            return List.of();
        }
        if (given.size() > most) {
            errors.add(field, "At most " + most + " of them.");
            return List.of();
        }
        List<T> read = new ArrayList<>(given.size());
        for (int i = 0; i < given.size(); i++) {
            var value = take(field + "[" + i + "]", text(given.get(i)), reading);
            if (value != null) {
                read.add(value);
            }
        }
        return read;
    }

    private <T> @Nullable T take(String field, String value, Function<String, T> reading) {
        try {
            return reading.apply(value);
        } catch (RuleBroken broken) {
            errors.add(field, String.valueOf(broken.getMessage()));
            return null;
        }
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
