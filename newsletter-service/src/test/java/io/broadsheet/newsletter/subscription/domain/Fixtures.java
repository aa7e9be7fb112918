package io.broadsheet.newsletter.subscription.domain;

import io.broadsheet.newsletter.edition.domain.Cadence;
import java.time.Instant;
import java.util.List;

final class Fixtures {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    static final EmailAddress ADDRESS = new EmailAddress("reader@example.org");
    static final Preferences DAILY = new Preferences(Cadence.DAILY, null, "Europe/Paris", 7, List.of(), List.of());
    static final Preferences INSTANT = new Preferences(Cadence.INSTANT, null, "Europe/Paris", 7, List.of(), List.of());

    private Fixtures() {}

    static Subscription.Pending aPending() {
        return Subscription.ask(ADDRESS, "key", DAILY, NOON);
    }

    static Subscription aConfirmed() {
        return aPending().confirm(1, 4, NOON).next();
    }

    static Subscription anEnded(EndReason reason) {
        return aConfirmed().end(reason, NOON).next();
    }
}
