package io.broadsheet.newsletter.subscription.store;

import io.broadsheet.newsletter.subscription.domain.StandingChange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When an address was suppressed or came back, inside of its subscription. Public for the driver's record codec. */
public record StandingChangeDocument(
        String kind,
        Instant at,
        @Nullable String by,
        @Nullable String reason) {

    static StandingChangeDocument from(StandingChange change) {
        return new StandingChangeDocument(change.kind().word(), change.at(), change.by(), change.reason());
    }

    StandingChange toChange() {
        return new StandingChange(StandingChange.Kind.of(kind).orElseThrow(), at, by, reason);
    }
}
