package io.broadsheet.newsletter.edition.application;

import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes in what happens to articles, in whatever order it arrives. */
@Component
public class StoryArrivals {
    private final Stories stories;
    private final DigestProperties settings;
    private final DatabaseClock clock;
    private final List<ArticleReturn> returns;

    StoryArrivals(Stories stories, DigestProperties settings, DatabaseClock clock, List<ArticleReturn> returns) {
        this.stories = stories;
        this.settings = settings;
        this.clock = clock;
        this.returns = returns;
    }

    /** @param first the article became public by this event, rather than being changed while public */
    public void published(Story story, boolean first) {
        var now = clock.instant();
        // Of a return that was followed by an edit the topic may tell only the edit. A record that comes again may have
        // been written down and not passed on.
        var known = stories.find(Set.of(story.id())).get(story.id());
        var isNew = first || known == null || known.version() == story.version();
        stories.publish(story, first, isNews(story, now), now);
        if (isNew) {
            returns.forEach(each -> each.isPublic(story.id()));
        }
    }

    /** What was news once waits on with its row, however long it was withdrawn before its cut. */
    private boolean isNews(Story story, Instant now) {
        return Story.isNews(story.publishedAt(), now, settings.window())
                || stories.arrivedAt(story.id())
                        .filter(at -> Story.isNews(story.publishedAt(), at, settings.window()))
                        .isPresent();
    }

    public void withdrawn(UUID id, long version) {
        stories.withdraw(id, version, clock.instant());
    }

    public void erased(UUID id, long version) {
        stories.erase(id, version, clock.instant());
    }
}
