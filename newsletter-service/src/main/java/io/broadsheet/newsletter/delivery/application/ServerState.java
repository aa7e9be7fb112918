package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the mail server takes mails of a lane at all, and for how long to leave it alone. */
final class ServerState {
    private static final Logger LOG = LoggerFactory.getLogger(ServerState.class);
    private static final Backoff WAITS = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final CircuitBreaker breaker = new CircuitBreaker(1, WAITS);
    private volatile @Nullable String trouble;

    /** @param why in words that may be logged; told when it is another than the last */
    void unavailable(String why) {
        if (!why.equals(trouble)) {
            LOG.warn("The mail server is unavailable, mails wait: {}", why);
        }
        trouble = why;
        breaker.failed(1, InstantSource.system().instant());
    }

    void answers() {
        if (trouble != null) {
            LOG.info("The mail server takes mails again");
        }
        trouble = null;
        breaker.succeeded();
    }

    Duration openFor() {
        return breaker.openFor();
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }
}
