package io.broadsheet.chassis.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.ProducerListener;

/** Puts records into dead-letter topics, and takes them out; each call returns after the broker's acknowledgement. */
final class DeadLetterWriter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterWriter.class);

    /** Records are limited by their compressed size, the producer by the plain one. */
    private static final Map<String, Object> LARGER = Map.of(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 16 << 20);

    /** Longer than the producer itself can take by its own settings. */
    private static final long PATIENCE_SECONDS = 20;

    private static final byte[] EMPTY = {};

    private final KafkaTemplate<String, byte[]> template;
    private final MeterRegistry meters;
    private final Clock clock;

    DeadLetterWriter(ProducerFactory<String, byte[]> producers, MeterRegistry meters, Clock clock) {
        this.template = new KafkaTemplate<>(producers, LARGER);
        template.setProducerListener(new ProducerListener<>() {});
        this.meters = meters;
        this.clock = clock;
    }

    /** @throws RuntimeException if the letter may not be kept; the record must not be passed over */
    void bury(ConsumerRecord<?, ?> record, String group, Throwable failure) {
        var topic = new ConsumedTopic(record.topic(), group);
        String why = FailureSummary.describe(failure);
        byte[] value = (byte[]) record.value();
        try {
            send(
                    topic.deadLetters(),
                    record,
                    group,
                    why,
                    value == null ? Provenance.VALUE_NONE : Provenance.VALUE_WHOLE,
                    value);
        } catch (RecordTooLargeException e) {
            send(topic.deadLetters(), record, group, why, Provenance.VALUE_LEFT, null);
        }
        meters.counter("broadsheet.deadletters", "topic", record.topic(), "group", group)
                .increment();
        LOG.error(
                "Dead letter of {}: {} partition {} offset {}: {}",
                group,
                record.topic(),
                record.partition(),
                record.offset(),
                why);
    }

    /** Takes a letter out. */
    void solve(String deadLetterTopic, String key) {
        await(new ProducerRecord<>(deadLetterTopic, null, key, null, new RecordHeaders()));
    }

    private void send(
            String topic, ConsumerRecord<?, ?> record, String group, String why, String kind, byte @Nullable [] value) {
        Headers headers = Provenance.of(record, group, why, clock.instant(), kind);
        String key = record.partition() + "-" + record.offset();
        await(new ProducerRecord<>(topic, null, key, value == null ? EMPTY : value, headers));
    }

    private void await(ProducerRecord<String, byte[]> letter) {
        try {
            template.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the acknowledgement", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("No acknowledgement in time", e);
        } catch (ExecutionException | RuntimeException e) {
            if (FailureSummary.root(e) instanceof RecordTooLargeException tooLarge) {
                throw tooLarge;
            }
            throw new IllegalStateException("Dead letter not written", e);
        }
    }

    @Override
    public void destroy() throws Exception {
        template.destroy();
    }
}
