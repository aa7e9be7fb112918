package io.broadsheet.newsletter.subscription.store;

import static java.util.Objects.requireNonNull;

import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Language;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Topic;
import io.broadsheet.newsletter.subscription.domain.WrittenMails;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as stored; of an erased one only {@code erased} is left. Public for the driver's record codec.
 *
 * @param emailKey hash of the folded address
 * @param confirmedGeneration absent while it is 0, and in what an older build wrote: staff's restoration asks that reader to
 *     confirm
 * @param history absent while there is none
 * @param cohort present while confirmed, as is {@code served}
 */
public record SubscriptionDocument(
        @Nullable String state,
        @Nullable String email,
        @Nullable String emailKey,
        @Nullable Integer generation,
        @Nullable Boolean announced,
        @Nullable Integer confirmedGeneration,
        @Nullable List<WrittenMailDocument> letters,
        @Nullable List<StandingChangeDocument> history,
        @Nullable String cadence,
        @Nullable String weekday,
        @Nullable String zone,
        @Nullable Integer hour,
        @Nullable List<String> topics,
        @Nullable List<String> languages,
        @Nullable String cohort,
        @Nullable Long served,
        @Nullable Instant askedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        @Nullable Instant erased) {
    static final String PENDING = "pending";
    static final String CONFIRMED = "confirmed";
    static final String ENDED = "ended";

    static SubscriptionDocument from(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Pending(var reader, var preferences, var askedAt) ->
                of(PENDING, reader, preferences, null, null, askedAt, null, null, null);
            case Subscription.Confirmed(var reader, var preferences, var askedAt, var confirmedAt, var served) ->
                of(
                        CONFIRMED,
                        reader,
                        preferences,
                        preferences.cohort().key(),
                        served,
                        askedAt,
                        confirmedAt,
                        null,
                        null);
            case Subscription.Ended(var reader, var preferences, var reason, var endedAt) ->
                of(ENDED, reader, preferences, null, null, null, null, endedAt, reason.word());
            case Subscription.Erased(var at) -> erased(at);
        };
    }

    Subscription toSubscription() {
        if (erased != null) {
            return new Subscription.Erased(erased);
        }
        return switch (requireNonNull(state)) {
            case PENDING -> new Subscription.Pending(reader(), preferences(), requireNonNull(askedAt));
            case CONFIRMED ->
                new Subscription.Confirmed(
                        reader(),
                        preferences(),
                        requireNonNull(askedAt),
                        requireNonNull(confirmedAt),
                        requireNonNull(served));
            case ENDED ->
                new Subscription.Ended(
                        reader(),
                        preferences(),
                        EndReason.of(requireNonNull(endReason)).orElseThrow(),
                        requireNonNull(endedAt));
            default -> throw new IllegalStateException("a subscription is stored in an unknown state");
        };
    }

    Preferences preferences() {
        return new Preferences(
                Cadence.of(requireNonNull(cadence)).orElseThrow(),
                weekday == null ? null : DayOfWeek.valueOf(weekday),
                requireNonNull(zone),
                requireNonNull(hour),
                requireNonNull(topics).stream().map(Topic::new).toList(),
                requireNonNull(languages).stream().map(Language::new).toList());
    }

    private Reader reader() {
        return new Reader(
                new EmailAddress(requireNonNull(email)),
                requireNonNull(emailKey),
                requireNonNull(generation),
                requireNonNull(announced),
                confirmed(),
                new WrittenMails(requireNonNull(letters).stream()
                        .map(WrittenMailDocument::toWrittenMail)
                        .toList()),
                history == null
                        ? List.of()
                        : history.stream().map(StandingChangeDocument::toChange).toList());
    }

    private int confirmed() {
        if (CONFIRMED.equals(state)) {
            return requireNonNull(generation);
        }
        return confirmedGeneration == null ? 0 : confirmedGeneration;
    }

    private static SubscriptionDocument of(
            String state,
            Reader reader,
            Preferences preferences,
            @Nullable String cohort,
            @Nullable Long served,
            @Nullable Instant askedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant endedAt,
            @Nullable String endReason) {
        var weekday = preferences.weekday();
        return new SubscriptionDocument(
                state,
                reader.address().value(),
                reader.addressKey(),
                reader.generation(),
                reader.announced(),
                reader.confirmedGeneration() == 0 ? null : reader.confirmedGeneration(),
                reader.mails().recent().stream().map(WrittenMailDocument::from).toList(),
                reader.history().isEmpty()
                        ? null
                        : reader.history().stream()
                                .map(StandingChangeDocument::from)
                                .toList(),
                preferences.cadence().word(),
                weekday == null ? null : weekday.name(),
                preferences.zone(),
                preferences.hour(),
                preferences.topics().stream().map(Topic::value).toList(),
                preferences.languages().stream().map(Language::tag).toList(),
                cohort,
                served,
                askedAt,
                confirmedAt,
                endedAt,
                endReason,
                null);
    }

    private static SubscriptionDocument erased(Instant at) {
        return new SubscriptionDocument(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, at);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "SubscriptionDocument[" + state + "]";
    }
}
