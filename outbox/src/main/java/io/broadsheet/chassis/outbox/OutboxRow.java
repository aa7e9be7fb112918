package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.PublishedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * An event as it waits in its aggregate's document. Public only for the driver's record codec.
 *
 * @param id {@code subject:version:n}, as in {@code ce_id}
 * @param n which of the version's events, from 0
 * @param traceparent of the request that caused it (W3C Trace Context)
 * @param value JSON, absent for a tombstone
 */
public record OutboxRow(
        String id,
        String type,
        UUID subject,
        UUID key,
        long version,
        int n,
        Instant time,
        @Nullable String traceparent,
        @Nullable String value) {

    static List<OutboxRow> of(List<Announcement> announcements, Instant now, @Nullable String traceparent) {
        var rows = new ArrayList<OutboxRow>(announcements.size());
        for (int n = 0; n < announcements.size(); n++) {
            Announcement announced = announcements.get(n);
            PublishedEvent event = announced.event();
            rows.add(new OutboxRow(
                    announced.subject() + ":" + announced.version() + ":" + n,
                    announced.type().typeName(),
                    announced.subject(),
                    announced.key(),
                    announced.version(),
                    n,
                    now,
                    traceparent,
                    event == null ? null : EventJson.writeString(event)));
        }
        return rows;
    }

    /** Where it goes; its type's name if this build does not know the type. */
    String topic() {
        return EventType.named(type).map(EventType::topic).orElse(type);
    }

    boolean isKnown() {
        return EventType.named(type).isPresent();
    }

    /** Its length in the document and at the topic, in UTF-8. */
    int bytes() {
        return value == null ? 0 : Utils.utf8Length(value);
    }
}
