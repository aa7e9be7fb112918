package io.broadsheet.chassis.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * A consumer without a group for looks at topics now and then, made at its first use and kept: between uses it costs
 * nothing, and making one costs more than most uses. After a failure the next use has a new one.
 */
public final class GrouplessConsumer implements DisposableBean {

    /** For one answer of the cluster. */
    public static final Duration ANSWER = Duration.ofSeconds(5);

    private static final int MOST_POLLS = 20;

    private final ConsumerFactory<String, byte[]> consumers;
    private final String name;
    private @Nullable Consumer<String, byte[]> current; // guarded by this

    /** @param name of its Kafka client */
    public GrouplessConsumer(ConsumerFactory<String, byte[]> consumers, String name) {
        this.consumers = consumers;
        this.name = name;
    }

    /** One use at a time. @throws org.apache.kafka.common.KafkaException if the cluster does not answer in time */
    public synchronized <T> T use(Function<Consumer<String, byte[]>, T> work) {
        Consumer<String, byte[]> consumer = current;
        if (consumer == null) {
            consumer = consumers.createConsumer(null, name, null, settings());
            current = consumer;
        }
        try {
            return work.apply(consumer);
        } catch (RuntimeException failed) {
            destroy();
            throw failed;
        }
    }

    /** @return empty if that record is there no longer */
    Optional<ConsumerRecord<String, byte[]>> at(TopicPartition partition, long offset) {
        return use(consumer -> {
            List<TopicPartition> one = List.of(partition);
            consumer.unsubscribe();
            consumer.assign(one);
            if (offset(consumer.endOffsets(one, ANSWER), partition) <= offset) {
                return Optional.empty();
            }
            consumer.seek(partition, offset);
            for (int polls = 0; polls < MOST_POLLS; polls++) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    return Optional.of(record).filter(found -> found.offset() == offset);
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Assigns the topic to the consumer, which otherwise logs a warning for each partition whose end is asked for.
     *
     * @return its partitions, none if there is no such topic
     */
    public static List<TopicPartition> assign(Consumer<?, ?> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.unsubscribe();
        consumer.assign(partitions);
        return partitions;
    }

    public static long offset(Map<TopicPartition, Long> offsets, TopicPartition partition) {
        Long offset = offsets.get(partition);
        return offset == null ? 0 : offset;
    }

    private static Properties settings() {
        Properties settings = new Properties();
        // The new protocol is for groups only.
        settings.setProperty("group.protocol", "classic");
        settings.setProperty(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        // Nobody waits at the end of a topic, and closing waits for the last request.
        settings.setProperty(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, "20");
        return settings;
    }

    @Override
    public synchronized void destroy() {
        Consumer<String, byte[]> consumer = current;
        current = null;
        if (consumer != null) {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}
