package io.broadsheet.newsletter.edition.application;

import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Stories;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.springframework.scheduling.annotation.Scheduled;

/** Removes stories and editions that nobody will be told of any more. */
final class Forgetting {
    private static final int AT_ONCE = 500;

    private final Stories stories;
    private final Editions editions;
    private final Duration retention;
    private final InstantSource time;

    /** @param time the database's: what is forgotten by a clock that is wrong is gone for good */
    Forgetting(Stories stories, Editions editions, Duration retention, InstantSource time) {
        this.stories = stories;
        this.editions = editions;
        this.retention = retention;
        this.time = time;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forgetStories() {
        var before = time.instant().minus(retention);
        repeat(() -> stories.forget(before, AT_ONCE));
    }

    /** By itself, so that what fails in one leaves the other its turn. */
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forgetEditions() {
        var before = time.instant().minus(retention);
        repeat(() -> editions.forget(before, AT_ONCE));
    }

    private static void repeat(LongSupplier forgetSome) {
        while (forgetSome.getAsLong() == AT_ONCE) {
            // The next batch: small ones, so that nobody waits for them.
        }
    }
}
