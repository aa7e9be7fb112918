package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets what was finished long ago, and ends waiting that has become pointless. */
final class LedgerMaintenance {
    private static final int FORGOTTEN_AT_ONCE = 500;
    /** A limit of rate passes by itself. */
    private static final Duration RATE = Duration.ofHours(1);

    private final Ledger ledger;
    private final Duration retention;
    private final Duration hold;
    private final InstantSource time;

    /** @param time the database's */
    LedgerMaintenance(Ledger ledger, Duration retention, Duration hold, InstantSource time) {
        this.ledger = ledger;
        this.retention = retention;
        this.hold = hold;
        this.time = time;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forget() {
        var before = time.instant().minus(retention);
        while (ledger.forget(before, FORGOTTEN_AT_ONCE) == FORGOTTEN_AT_ONCE) {
            // The next batch: small ones, so that nobody waits for them.
        }
        ledger.giveUp(time.instant().minus(hold));
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
    void releaseWhatWasTooMuch() {
        ledger.giveUp(time.instant().minus(hold));
        ledger.release(Set.of(ReplyClass.RATE), time.instant().minus(RATE));
    }
}
