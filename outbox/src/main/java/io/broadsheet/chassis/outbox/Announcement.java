package io.broadsheet.chassis.outbox;

import io.broadsheet.contract.EventType;
import io.broadsheet.contract.PublishedEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that a command wants published.
 *
 * @param key of the record: order holds among records of one key
 * @param version of the subject after the command
 * @param event absent for a tombstone
 * @param isWithdrawal whether it takes something from readers, and has no text
 */
public record Announcement(
        EventType type,
        UUID subject,
        UUID key,
        long version,
        @Nullable PublishedEvent event,
        boolean isWithdrawal) {

    public static Announcement of(EventType type, PublishedEvent event) {
        return of(type, event, false);
    }

    /** Takes something from readers, and has no text: it is announced also where too much waits for other commands. */
    public static Announcement withdrawal(EventType type, PublishedEvent event) {
        return of(type, event, true);
    }

    private static Announcement of(EventType type, PublishedEvent event, boolean isWithdrawal) {
        return new Announcement(type, event.subject(), event.key(), event.version(), event, isWithdrawal);
    }

    public static Announcement tombstone(EventType type, UUID subject, long version) {
        return new Announcement(type, subject, subject, version, null, false);
    }
}
