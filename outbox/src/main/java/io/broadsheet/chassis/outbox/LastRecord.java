package io.broadsheet.chassis.outbox;

import io.broadsheet.contract.EventType;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last record that a topic has of a subject.
 *
 * @param type of its event
 */
record LastRecord(long version, @Nullable String type) {

    private static final Set<String> ERASURES =
            Set.of(EventType.ARTICLE_ERASED.typeName(), EventType.SUBSCRIPTION_ERASED.typeName());

    /** Whether nothing of the subject is left on purpose, so that its document may be gone. */
    boolean isErasure() {
        return type != null && ERASURES.contains(type);
    }
}
