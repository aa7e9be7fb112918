package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Stories;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes stories and editions that nobody will be told of any more. */
final class Forgetting {
    private static final int AT_ONCE = 500;

    private final Stories stories;
    private final Editions editions;
    private final Duration retention;
    private final Clock clock;

    Forgetting(Stories stories, Editions editions, Duration retention, Clock clock) {
        this.stories = stories;
        this.editions = editions;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forget() {
        var before = clock.instant().minus(retention);
        repeat(() -> stories.forget(before, AT_ONCE));
        repeat(() -> editions.forget(before, AT_ONCE));
    }

    private static void repeat(LongSupplier forgetSome) {
        while (forgetSome.getAsLong() == AT_ONCE) {
            // The next batch: small ones, so that nobody waits for them.
        }
    }
}
