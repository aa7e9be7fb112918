package io.broadsheet.newsletter.subscription.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A reader's subscription, always in exactly one state. */
public sealed interface Subscription {

    /** How long the link in a confirmation mail works. */
    Duration CONFIRM_WITHIN = Duration.ofDays(7);

    /** How long the link in an erasure mail works. */
    Duration ERASE_WITHIN = Duration.ofDays(1);

    /** Asked for by someone who may not be the reader: nothing but the confirmation is mailed, nobody hears of it. */
    record Pending(Reader reader, Preferences preferences, Instant askedAt) implements Subscription {}

    /** @param served the number of the last cut whose stories it got or came too late for; editions raise it */
    record Confirmed(Reader reader, Preferences preferences, Instant askedAt, Instant confirmedAt, long served)
            implements Subscription {}

    /** @param reason that its reader left, if so, whatever was said of the address before or after */
    record Ended(Reader reader, Preferences preferences, EndReason reason, Instant endedAt) implements Subscription {
        Optional<EndReason> suppression() {
            return reason.suppresses() ? Optional.of(reason) : reader.suppression();
        }

        private boolean learns(EndReason other) {
            return other.suppresses()
                    ? suppression()
                            .map(before -> before.endsByOptIn() && !other.endsByOptIn())
                            .orElse(true)
                    : reason.suppresses();
        }
    }

    /** Nothing is left that could name the reader. */
    record Erased(Instant at) implements Subscription {}

    /** A new subscription; its confirmation mail is written at once. */
    static Pending ask(EmailAddress address, String addressKey, Preferences preferences, Instant now) {
        return new Pending(Reader.of(address, addressKey).written(MailPurpose.CONFIRMATION, now), preferences, now);
    }

    /**
     * Someone asked again for this address. Only a subscription that gets no digests takes the new preferences, as
     * anyone can ask; a confirmed one gets the link to its preferences, one that was suppressed after a complaint nothing.
     */
    default Change ask(Preferences wanted, Instant now) {
        return switch (this) {
            case Pending pending ->
                Change.to(new Pending(pending.reader.written(MailPurpose.CONFIRMATION, now), wanted, now));
            case Confirmed(var reader, var preferences, var askedAt, var confirmedAt, var served) ->
                Change.to(new Confirmed(
                        reader.written(MailPurpose.PREFERENCES, now), preferences, askedAt, confirmedAt, served));
            case Ended ended
            when ended.suppression().filter(reason -> !reason.endsByOptIn()).isPresent() -> Change.to(ended);
            case Ended ended ->
                Change.to(
                        new Pending(ended.reader.nextGeneration().written(MailPurpose.CONFIRMATION, now), wanted, now));
            case Erased erased -> Change.to(erased);
        };
    }

    /**
     * The reader followed the mailed link: digests begin. Confirming again changes and announces nothing.
     *
     * @param cut the latest one: digests hold what comes after it
     * @throws LinkOutdated if the link is too old, of an earlier subscription, or this one has ended
     */
    default Change confirm(int generation, long cut, Instant now) {
        return switch (this) {
            case Pending(var reader, var preferences, var askedAt)
            when reader.generation() == generation && now.isBefore(askedAt.plus(CONFIRM_WITHIN)) ->
                Change.to(
                        new Confirmed(reader.confirmed().restoredByReader(now), preferences, askedAt, now, cut),
                        new SubscriptionEvent.Confirmed(preferences, now));
            case Confirmed confirmed when confirmed.reader.generation() == generation -> Change.to(confirmed);
            case Pending outdated -> throw new LinkOutdated();
            case Confirmed outdated -> throw new LinkOutdated();
            case Ended outdated -> throw new LinkOutdated();
            case Erased outdated -> throw new LinkOutdated();
        };
    }

    /**
     * The reader wants something else from now on.
     *
     * @throws LinkOutdated if the link is of an earlier subscription, or this one is erased
     * @throws SubscriptionNotActive if it gets no digests
     */
    default Change prefer(Preferences wanted, int generation, Instant now) {
        requireCurrent(generation);
        return switch (this) {
            case Confirmed confirmed when confirmed.preferences.equals(wanted) -> Change.to(confirmed);
            case Confirmed(var reader, var before, var askedAt, var confirmedAt, var served) ->
                Change.to(
                        new Confirmed(reader, wanted, askedAt, confirmedAt, served),
                        new SubscriptionEvent.Confirmed(wanted, now));
            case Pending waiting -> throw new SubscriptionNotActive();
            case Ended ended -> throw new SubscriptionNotActive();
            case Erased erased -> throw new LinkOutdated();
        };
    }

    /** No more digests. Ending again changes nothing, except that it is remembered that the reader left, and a suppression. */
    default Change end(EndReason reason, Instant now) {
        return switch (this) {
            case Pending(var reader, var preferences, var askedAt) ->
                Change.to(new Ended(reader.ended(reason, now), preferences, reason, now));
            case Confirmed(var reader, var preferences, var askedAt, var confirmedAt, var served) ->
                Change.to(
                        new Ended(reader.ended(reason, now), preferences, reason, now),
                        new SubscriptionEvent.Ended(reason, now));
            case Ended ended -> {
                var left = !reason.suppresses() || !ended.reason.suppresses();
                yield Change.to(
                        ended.learns(reason)
                                ? new Ended(
                                        ended.reader.ended(reason, now),
                                        ended.preferences,
                                        left ? EndReason.UNSUBSCRIBED : reason,
                                        ended.endedAt)
                                : ended);
            }
            case Erased erased -> Change.to(erased);
        };
    }

    /**
     * Staff take a suppression back. What its reader had confirmed gets digests again, other readers are asked to confirm;
     * who left only may ask again.
     *
     * @param cut the latest one: digests hold what comes after it
     * @throws NotSuppressed if its reader left, and that is all
     */
    default Change restore(String by, String why, long cut, Instant now) {
        return switch (this) {
            case Ended ended when ended.suppression().isEmpty() -> throw new NotSuppressed();
            case Ended(var reader, var preferences, var reason, var endedAt) -> {
                var restored = reader.restoredByStaff(by, why, now);
                if (!reason.suppresses()) {
                    yield Change.to(new Ended(restored, preferences, reason, endedAt));
                }
                yield reader.isConfirmed()
                        ? Change.to(
                                new Confirmed(restored, preferences, now, now, cut),
                                new SubscriptionEvent.Confirmed(preferences, now))
                        : Change.to(new Pending(
                                restored.nextGeneration().written(MailPurpose.CONFIRMATION, now), preferences, now));
            }
            case Pending pending -> Change.to(pending);
            case Confirmed confirmed -> Change.to(confirmed);
            case Erased erased -> Change.to(erased);
        };
    }

    /** Whoever reads mail at the address wants none from here: it is forgotten, whatever its state. */
    default Change refuse(Instant now) {
        return person().map(reader -> forget(reader, now)).orElseGet(() -> Change.to(this));
    }

    /**
     * The reader asked to be forgotten: a mail with a link that does it is written.
     *
     * @throws LinkOutdated if the link is of an earlier subscription, or this one is erased
     */
    default Change askErasure(int generation, Instant now) {
        requireCurrent(generation);
        return switch (this) {
            case Pending(var reader, var preferences, var askedAt) ->
                Change.to(new Pending(reader.written(MailPurpose.ERASURE, now), preferences, askedAt));
            case Confirmed(var reader, var preferences, var askedAt, var confirmedAt, var served) ->
                Change.to(new Confirmed(
                        reader.written(MailPurpose.ERASURE, now), preferences, askedAt, confirmedAt, served));
            case Ended(var reader, var preferences, var reason, var endedAt) ->
                Change.to(new Ended(reader.written(MailPurpose.ERASURE, now), preferences, reason, endedAt));
            case Erased erased -> throw new LinkOutdated();
        };
    }

    /**
     * Forgets the reader. Erasing again changes nothing.
     *
     * @param generation of the link in the erasure mail
     * @throws LinkOutdated if no such mail was written in the last day, or the link is of an earlier subscription
     */
    default Change erase(int generation, Instant now) {
        return person().map(reader -> erase(reader, generation, now)).orElseGet(() -> Change.to(this));
    }

    /** Forgets the reader, as was done before an older state came back. Erasing again changes nothing. */
    default Change eraseAgain(Instant now) {
        return person().map(reader -> forget(reader, now)).orElseGet(() -> Change.to(this));
    }

    /**
     * Forgets a reader whose address is suppressed, so that no mail with a link could reach it; others stay as they are.
     * Erasing again changes nothing.
     *
     * @param generation of the link to the preferences
     * @param suppressedFor what the suppression list says of the address
     * @throws LinkOutdated if the link is of an earlier subscription
     */
    default Change eraseUnmailable(int generation, Optional<EndReason> suppressedFor, Instant now) {
        if (!(this instanceof Erased)) {
            requireCurrent(generation);
        }
        return switch (this) {
            case Ended ended when ended.suppression().or(() -> suppressedFor).isPresent() -> forget(ended.reader, now);
            // After a bounce it is asked to confirm, so mail goes there.
            case Pending pending
            when suppressedFor.filter(reason -> !reason.endsByOptIn()).isPresent() -> forget(pending.reader, now);
            case Confirmed confirmed when suppressedFor.isPresent() -> forget(confirmed.reader, now);
            case Ended ended -> Change.to(ended);
            case Pending pending -> Change.to(pending);
            case Confirmed confirmed -> Change.to(confirmed);
            case Erased erased -> Change.to(erased);
        };
    }

    /** Forgets an address that nobody confirmed in time, and one that left long ago; others stay as they are. */
    default Change lapse(Instant askedBefore, Instant endedBefore, Instant now) {
        return switch (this) {
            case Pending pending when pending.askedAt.isBefore(askedBefore) -> forget(pending.reader, now);
            case Ended ended when ended.endedAt.isBefore(endedBefore) -> forget(ended.reader, now);
            case Pending pending -> Change.to(pending);
            case Confirmed confirmed -> Change.to(confirmed);
            case Ended ended -> Change.to(ended);
            case Erased erased -> Change.to(erased);
        };
    }

    /** Whose it is; empty once erased. */
    default Optional<Reader> person() {
        return switch (this) {
            case Pending pending -> Optional.of(pending.reader);
            case Confirmed confirmed -> Optional.of(confirmed.reader);
            case Ended ended -> Optional.of(ended.reader);
            case Erased erased -> Optional.empty();
        };
    }

    /** @throws LinkOutdated unless the link is of this generation */
    default void requireCurrent(int generation) {
        if (person().orElseThrow(LinkOutdated::new).generation() != generation) {
            throw new LinkOutdated();
        }
    }

    private static Change erase(Reader reader, int generation, Instant now) {
        boolean asked = reader.mails()
                .latest(MailPurpose.ERASURE, generation)
                .filter(mail -> now.isBefore(mail.at().plus(ERASE_WITHIN)))
                .isPresent();
        if (reader.generation() != generation || !asked) {
            throw new LinkOutdated();
        }
        return forget(reader, now);
    }

    private static Change forget(Reader reader, Instant now) {
        return reader.announced()
                ? Change.to(new Erased(now), new SubscriptionEvent.Erased(now))
                : Change.to(new Erased(now));
    }
}
