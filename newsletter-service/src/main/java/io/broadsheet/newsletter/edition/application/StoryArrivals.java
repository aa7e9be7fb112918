package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in what happens to articles, in whatever order it arrives. */
@Component
public class StoryArrivals {
    private final Stories stories;
    private final DigestProperties settings;
    private final DatabaseClock clock;

    StoryArrivals(Stories stories, DigestProperties settings, DatabaseClock clock) {
        this.stories = stories;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param first the article became public by this event, rather than being changed while public */
    public void published(Story story, boolean first) {
        var now = clock.instant();
        stories.publish(story, first, Story.isNews(story.publishedAt(), now, settings.window()), now);
    }

    public void withdrawn(UUID id, long version) {
        stories.withdraw(id, version, clock.instant());
    }

    public void erased(UUID id, long version) {
        stories.erase(id, version, clock.instant());
    }
}
