package io.broadsheet.newsletter.subscription.domain;

import io.broadsheet.newsletter.subscription.domain.StandingChange.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose subscription it is.
 *
 * @param addressKey a hash that all spellings of the address share
 * @param generation links of an older one are worthless, those to unsubscribe excepted
 * @param announced others know of this subscription, so they hear of its end
 * @param confirmedGeneration the one that its reader confirmed the last time and has not left since; 0 if there is none
 * @param mails the mails of the last day
 * @param history when the address was suppressed and came back, oldest first; the last {@value #MOST_CHANGES}
 */
public record Reader(
        EmailAddress address,
        String addressKey,
        int generation,
        boolean announced,
        int confirmedGeneration,
        WrittenMails mails,
        List<StandingChange> history) {
    static final int MOST_CHANGES = 20;

    public Reader {
        history = List.copyOf(history);
    }

    static Reader of(EmailAddress address, String addressKey) {
        return new Reader(address, addressKey, 1, false, 0, WrittenMails.NONE, List.of());
    }

    Reader written(MailPurpose purpose, Instant now) {
        var more = mails.write(purpose, generation, now);
        return new Reader(address, addressKey, generation, announced, confirmedGeneration, more, history);
    }

    Reader nextGeneration() {
        return new Reader(address, addressKey, generation + 1, announced, confirmedGeneration, mails, history);
    }

    Reader confirmed() {
        return new Reader(address, addressKey, generation, true, generation, mails, history);
    }

    boolean isConfirmed() {
        return confirmedGeneration == generation;
    }

    /** Why the address is suppressed, as far as it is written down here. */
    Optional<EndReason> suppression() {
        return history.isEmpty() ? Optional.empty() : history.getLast().kind().suppression();
    }

    /** After the subscription was ended for {@code reason}: by its reader, or with the address suppressed. */
    Reader ended(EndReason reason, Instant now) {
        return reason.suppresses()
                ? changed(reason == EndReason.BOUNCED ? Kind.BOUNCED : Kind.COMPLAINED, now, null, null)
                : new Reader(address, addressKey, generation, announced, 0, mails, history);
    }

    /** By following the link in a confirmation mail, which the address has taken after all. */
    Reader restoredByReader(Instant now) {
        return suppression().isPresent() ? changed(Kind.RESTORED_BY_READER, now, null, null) : this;
    }

    Reader restoredByStaff(String by, String reason, Instant now) {
        return changed(Kind.RESTORED_BY_STAFF, now, by, reason);
    }

    private Reader changed(Kind kind, Instant now, @Nullable String by, @Nullable String reason) {
        var changes = Stream.concat(history.stream(), Stream.of(new StandingChange(kind, now, by, reason)))
                .skip(Math.max(0, history.size() + 1 - MOST_CHANGES))
                .toList();
        return new Reader(address, addressKey, generation, announced, confirmedGeneration, mails, changes);
    }
}
