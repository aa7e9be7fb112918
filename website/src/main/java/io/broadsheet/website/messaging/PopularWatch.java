package io.broadsheet.website.messaging;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every second whether something else is popular now: views are counted without an event that says so. */
@Component
class PopularWatch extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(PopularWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(700);

    private final Contents contents;

    PopularWatch(Contents contents) {
        super("popular-watch");
        this.contents = contents;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(PERIOD)) {
            look();
        }
    }

    private void look() {
        try {
            contents.lookAtPopular();
        } catch (ServiceAway away) {
            // The last list stays, and the next look is soon.
        } catch (RuntimeException wrong) {
            LOG.error("What is popular could not be looked at", Loggable.of(wrong));
        }
    }
}
