package io.broadsheet.newsletter.subscription.api;

import io.broadsheet.newsletter.subscription.ReplyNotices;
import io.broadsheet.newsletter.subscription.domain.LinkOutdated;
import io.broadsheet.newsletter.subscription.domain.Reader;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions.Entry;
import io.broadsheet.newsletter.subscription.domain.SuppressionList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is held of a reader, but when which mail was tried and what was answered.
 *
 * @param askedAt when the subscription was asked for
 * @param confirmedAt when its reader consented
 * @param mails those of the last day that answered the reader
 * @param history when the address was suppressed and came back: {@code bounced}, {@code complained}, {@code
 *     restored-by-reader}, {@code restored-by-staff}
 * @param suppressed why the address is never mailed, and since when; absent where it may be, and for staff
 * @param replyNotices comments of which the same address is told replies; absent if there are none
 */
record HeldData(
        UUID id,
        PreferencesAnswer subscription,
        @Nullable Instant askedAt,
        @Nullable Instant confirmedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        List<Mail> mails,
        List<Standing> history,
        @Nullable Standing suppressed,
        ReplyNotices.@Nullable Held replyNotices) {

    record Mail(String purpose, Instant at) {}

    record Standing(String what, @Nullable Instant at) {}

    /** For its reader. */
    static HeldData of(Entry entry, ReplyNotices replies, SuppressionList list) {
        var address = entry.state().person().orElseThrow(LinkOutdated::new).addressKey();
        var suppressed =
                list.find(address).map(each -> new Standing(each.reason().word(), each.at()));
        return of(entry, suppressed, replies.held(address));
    }

    /** For staff, who need not know who wrote which comment. */
    static HeldData of(Entry entry) {
        return of(entry, Optional.empty(), Optional.empty());
    }

    private static HeldData of(Entry entry, Optional<Standing> suppressed, Optional<ReplyNotices.Held> replies) {
        return switch (entry.state()) {
            case Subscription.Pending(var reader, var preferences, var askedAt) ->
                of(entry, suppressed, replies, reader, askedAt, null, null, null);
            case Subscription.Confirmed(var reader, var preferences, var askedAt, var confirmedAt, var served) ->
                of(entry, suppressed, replies, reader, askedAt, confirmedAt, null, null);
            case Subscription.Ended(var reader, var preferences, var reason, var endedAt) ->
                of(entry, suppressed, replies, reader, null, null, endedAt, reason.word());
            case Subscription.Erased erased -> throw new LinkOutdated();
        };
    }

    private static HeldData of(
            Entry entry,
            Optional<Standing> suppressed,
            Optional<ReplyNotices.Held> replies,
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
                        .toList(),
                suppressed.orElse(null),
                replies.orElse(null));
    }
}
