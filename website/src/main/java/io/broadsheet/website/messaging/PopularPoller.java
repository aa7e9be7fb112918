package io.broadsheet.website.messaging;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks every second whether something else is popular now: views are counted without an event that says so. */
@Component
class PopularPoller extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(PopularPoller.class);
    private static final Duration PERIOD = Duration.ofMillis(700);

    private final ServiceCaches caches;

    PopularPoller(ServiceCaches caches) {
        super("popular-watch");
        this.caches = caches;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(PERIOD)) {
            look();
        }
    }

    private void look() {
        try {
            caches.lookAtPopular();
        } catch (ServiceAway away) {
            // The last list stays, and the next look is soon.
        } catch (RuntimeException wrong) {
            LOG.error("What is popular could not be looked at", Loggable.of(wrong));
        }
    }
}
