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
 */
public record Announcement(
        EventType type,
        UUID subject,
        UUID key,
        long version,
        @Nullable PublishedEvent event) {

    public static Announcement of(EventType type, PublishedEvent event) {
        return new Announcement(type, event.subject(), event.key(), event.version(), event);
    }

    public static Announcement tombstone(EventType type, UUID subject, long version) {
        return new Announcement(type, subject, subject, version, null);
    }
}
