package io.broadsheet.website.messaging;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.website.cache.Contents;
import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every second whether something else is popular now: views are counted without an event that says so. */
@Component
class PopularWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PopularWatch.class);
    private static final Duration PERIOD = Duration.ofMillis(700);

    private final Contents contents;
    private volatile @Nullable Thread thread;

    PopularWatch(Contents contents) {
        this.contents = contents;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("popular-watch").start(this::run);
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
            while (true) {
                Thread.sleep(PERIOD);
                look();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
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
