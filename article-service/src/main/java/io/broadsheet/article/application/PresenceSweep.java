package io.broadsheet.article.application;

import io.broadsheet.chassis.Background;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Forgets those who had an article open and are gone, also where nobody came after them. Every instance does. */
@Component
class PresenceSweep extends Background {

    private static final Duration LOOK = Duration.ofMinutes(1);

    private final Presences presences;

    PresenceSweep(Presences presences) {
        super("presence-sweep");
        this.presences = presences;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(LOOK)) {
            presences.forgetGone();
        }
    }
}
