package io.broadsheet.article.application;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.chassis.Background;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Forgets the feeds of topics that no published article has: a topic may be a person, who is to be gone with the last
 * article. Whatever comes into such a feed later has changed later, so its time does not go back.
 */
@Component
class FeedTimesSweep extends Background {

    private static final Duration LOOK = Duration.ofHours(1);

    private final FeedTimes times;
    private final CurrentCatalogue catalogue;

    FeedTimesSweep(FeedTimes times, CurrentCatalogue catalogue) {
        super("feed-times-sweep");
        this.times = times;
        this.catalogue = catalogue;
    }

    @Override
    protected void work() throws InterruptedException {
        while (isWantedAfter(LOOK)) {
            forgetAll();
        }
    }

    void forgetAll() {
        var topics =
                catalogue.get().spellings().getOrDefault(Kind.TAG, Map.of()).keySet();
        times.forget(feed -> {
            var tag = feed.indexOf(FeedTimes.TAG);
            return tag >= 0 && !topics.contains(URLDecoder.decode(feed.substring(tag + FeedTimes.TAG.length()), UTF_8));
        });
    }
}
