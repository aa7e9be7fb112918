package io.broadsheet.website.messaging;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.client.ServiceAway;
import io.broadsheet.website.client.Summary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the newest articles before anybody asks for them, one after the other, so that they are there when their
 * service is away.
 */
@Component
class Warming implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Warming.class);
    private static final Duration AFTER_THE_START = Duration.ofSeconds(3);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int MOST_WAITING = 100;
    private static final List<String> FILES =
            List.of("/feeds/rss.xml", "/feeds/atom.xml", "/feeds/feed.json", "/sitemap.xml", "/news-sitemap.xml");

    private final Contents contents;
    private final BlockingQueue<String> slugs = new ArrayBlockingQueue<>(MOST_WAITING);
    private volatile @Nullable Thread thread;

    Warming(Contents contents) {
        this.contents = contents;
    }

    /** More at once than can wait are an import, of which the newest will be read when somebody does. */
    void published(String slug) {
        slugs.offer(slug);
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("warming").start(this::run);
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            Thread.sleep(AFTER_THE_START);
            while (!readNewest()) {
                Thread.sleep(AGAIN);
            }
            while (isRunning()) {
                read(slugs.take());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean readNewest() {
        try {
            contents.counts().get(Contents.SECTIONS);
            contents.lists().get(Contents.FRONT);
            for (var file : FILES) {
                contents.files().get(file);
            }
            contents.lists().get(Contents.NEWEST).value().items().stream()
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
            contents.articles().get(slug);
        } catch (ServiceAway away) {
            // Whoever wants it will ask again.
        } catch (RuntimeException wrong) {
            LOG.error("An article could not be read early", Loggable.of(wrong));
        }
    }
}
