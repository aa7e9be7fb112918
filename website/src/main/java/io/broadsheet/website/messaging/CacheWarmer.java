package io.broadsheet.website.messaging;

import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.cache.ServiceCaches;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads the newest articles before anybody asks for them, one after the other, so that they are there when their
 * service is away.
 */
@Component
class CacheWarmer extends Background {

    private static final Logger LOG = LoggerFactory.getLogger(CacheWarmer.class);
    private static final Duration AFTER_THE_START = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 100;
    private static final List<String> FILES =
            List.of("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/sitemap.xml", "/news-sitemap.xml");

    private final ServiceCaches caches;
    private final BlockingQueue<String> slugs = new ArrayBlockingQueue<>(MOST_WAITING);

    CacheWarmer(ServiceCaches caches) {
        super("warming");
        this.caches = caches;
    }

    /** More at once than can wait are an import, of which the newest will be read when somebody does. */
    void published(String slug) {
        slugs.offer(slug);
    }

    @Override
    protected void work() throws InterruptedException {
        if (!isWantedAfter(AFTER_THE_START)) {
            return;
        }
        while (!readNewest()) {
            if (!isWantedAfter(AGAIN)) {
                return;
            }
        }
        while (isRunning()) {
            read(slugs.take());
        }
    }

    private boolean readNewest() {
        try {
            caches.counts().get(ServiceCaches.SECTIONS);
            caches.lists().get(ServiceCaches.FRONT);
            for (var file : FILES) {
                caches.files().get(file);
            }
            caches.lists().get(ServiceCaches.NEWEST).value().items().stream()
                    .map(Summary::slug)
                    .forEach(this::read);
            return true;
        } catch (ServiceAway notYet) {
            return false;
        } catch (RuntimeException wrong) {
            LOG.error("The newest articles could not be read early", Loggable.of(wrong));
            return false;
        }
    }

    private void read(String slug) {
        try {
            caches.articles().get(slug);
        } catch (ServiceAway away) {
            // Whoever wants it will ask again.
        } catch (RuntimeException wrong) {
            LOG.error("An article could not be read early", Loggable.of(wrong));
        }
    }
}
