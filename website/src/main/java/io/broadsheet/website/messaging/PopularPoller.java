package io.broadsheet.website.messaging;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.cache.PageCache;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks every second, while the site is read, whether something else is popular now or stands first on the front page:
 * views are counted, and places end, without an event that says so.
 */
@Component
class PopularPoller extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(PopularPoller.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Whoever reads an open page again later gets what was popular then, for a moment. */
    private static final Duration READ_LATELY = Duration.ofSeconds(20);

    private static final long REST = Duration.ofSeconds(15).toNanos();

    private final ServiceCaches caches;
    private final PageCache pages;

    PopularPoller(ServiceCaches caches, PageCache pages) {
        super("popular-watch");
        this.caches = caches;
        this.pages = pages;
    }

    @Override
    protected void work() throws InterruptedException {
        var looked = System.nanoTime() - REST;
        while (isWantedAfter(PERIOD)) {
            if (pages.isInUse(READ_LATELY) || System.nanoTime() - looked > REST) {
                looked = System.nanoTime();
                look();
            }
        }
    }

    private void look() {
        try {
            caches.lookAtPopular();
            caches.lookAtFront();
            caches.lookAtSections();
        } catch (ServiceAway away) {
            // The last list stays, and the next look is soon.
        } catch (RuntimeException wrong) {
            LOG.error("What is popular, or stands first, could not be looked at", Loggable.of(wrong));
        }
    }
}
