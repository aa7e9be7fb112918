package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything held of a reader.
 *
 * @param askedAt when the subscription was asked for
 * @param confirmedAt when its reader consented
 * @param mails those of the last day that answered the reader
 * @param history when the address was suppressed and came back: {@code bounced}, {@code complained}, {@code
 *     restored-by-reader}, {@code restored-by-staff}
 */
record HeldData(
        UUID id,
        PreferencesAnswer subscription,
        @Nullable Instant askedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        List<Mail> mails,
        List<Standing> history) {

    record Mail(String purpose, Instant at) {}

    record Standing(String what, Instant at) {}

    static HeldData of(Entry entry) {
        return switch (entry.state()) {
            case Subscription.Pending(var reader, var preferences, var askedAt) ->
                of(entry, reader, askedAt, null, null, null);
            case Subscription.Confirmed(var reader, var preferences, var askedAt, var confirmedAt, var served) ->
                of(entry, reader, askedAt, confirmedAt, null, null);
            case Subscription.Ended(var reader, var preferences, var reason, var endedAt) ->
                of(entry, reader, null, null, endedAt, reason.word());
            case Subscription.Erased erased -> throw new LinkOutdated();
        };
    }

    private static HeldData of(
            Entry entry,
            Reader reader,
            @Nullable Instant askedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant endedAt,
            @Nullable String endReason) {
        var mails = reader.mails().recent().stream()
                .map(mail -> new Mail(mail.purpose().word(), mail.at()))
                .toList();
        return new HeldData(
                entry.id(),
                PreferencesAnswer.of(entry.state()),
                askedAt,
                confirmedAt,
                endedAt,
                endReason,
                mails,
                reader.history().stream()
                        .map(change -> new Standing(change.kind().word(), change.at()))
                        .toList());
    }
}
