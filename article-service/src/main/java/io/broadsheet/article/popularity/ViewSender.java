package io.broadsheet.article.popularity;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.contract.ArticleViewed;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends views to article-views.v1, past the outbox: a view changes nothing in the database that a send beside it could
 * contradict, and is acknowledged to its reader only after the broker has acknowledged it. See decision 0035.
 */
@Component
class ViewSender implements DisposableBean {

    /** Views of 5 ms go together; whoever sends waits at most a few seconds for an answer of any kind. */
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10,
            ProducerConfig.BUFFER_MEMORY_CONFIG, 8L << 20,
            ProducerConfig.MAX_BLOCK_MS_CONFIG, 500,
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);

    private final ProducerFactory<String, byte[]> producers;
    private final Ids ids;
    private final Clock clock;
    private final String source;
    private @Nullable KafkaTemplate<String, byte[]> kafka;

    ViewSender(
            ProducerFactory<String, byte[]> producers,
            Ids ids,
            Clock clock,
            @Value("/${broadsheet.service}") String source) {
        this.producers = producers;
        this.ids = ids;
        this.clock = clock;
        this.source = source;
    }

    /**
     * @param id of the view: the same when it is sent once more
     * @return done when the broker has it
     */
    CompletableFuture<?> send(@Nullable UUID id, UUID article) {
        var view = new ArticleViewed(id == null ? ids.next() : id, 1, article);
        return kafka().send(new ProducerRecord<>(
                Topics.ARTICLE_VIEWS,
                null,
                article.toString(),
                EventJson.write(view),
                CloudEvents.headers(EventType.ARTICLE_VIEWED, view.id(), 1, 0, clock.instant(), source)));
    }

    /** Made at the first view: many instances never see one. */
    private synchronized KafkaTemplate<String, byte[]> kafka() {
        if (kafka == null) {
            kafka = new KafkaTemplate<>(producers, SETTINGS);
        }
        return kafka;
    }

    @Override
    public synchronized void destroy() {
        if (kafka != null) {
            kafka.destroy();
        }
    }
}
