package io.broadsheet.newsletter.edition.messaging;

import io.broadsheet.chassis.messaging.EventReader;
import io.broadsheet.chassis.messaging.ReceivedEvent;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.contract.ArticlePublished;
import io.broadsheet.contract.ArticleWithdrawn;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.broadsheet.newsletter.edition.application.StoryArrivals;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Articles that became public, changed, or are public no longer: what digests tell of them. */
@Component
class StoriesListener {
    private final EventReader events;
    private final StoryArrivals stories;
    private final TraceContext trace;

    StoriesListener(EventReader events, StoryArrivals stories, TraceContext trace) {
        this.events = events;
        this.stories = stories;
        this.trace = trace;
    }

    @KafkaListener(id = "newsletter-service.stories", topics = Topics.ARTICLES)
    void on(ConsumerRecord<String, byte @Nullable []> record) {
        events.read(record).ifPresent(this::take);
    }

    private void take(ReceivedEvent event) {
        switch (event.payload()) {
            case ArticlePublished article ->
                stories.published(story(article), event.type() == EventType.ARTICLE_PUBLISHED);
            case ArticleWithdrawn withdrawn -> stories.withdrawn(withdrawn.id(), withdrawn.version());
            case null -> stories.erased(event.subject(), event.version());
            default -> throw new IllegalStateException("No event of this topic: " + event.type());
        }
    }

    private Story story(ArticlePublished article) {
        return new Story(
                article.id(),
                article.version(),
                article.title(),
                article.standfirst(),
                article.excerpt(),
                article.authors(),
                sections(article),
                article.tags(),
                article.language(),
                article.url(),
                article.publishedAt(),
                article.pin(),
                trace.current());
    }

    private static List<String> sections(ArticlePublished article) {
        var all = article.sections();
        return all == null ? Stream.ofNullable(article.section()).toList() : all;
    }
}
