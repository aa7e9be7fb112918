package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.Background;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads topics by a consumer of its own, for what the listeners of Spring are not made for: every instance all
 * partitions, or offsets committed seldom. Begins again with a new consumer whatever happens. It is never interrupted.
 */
public abstract class TopicReader extends Background {

    protected static final Duration ANSWER = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConsumerFactory<String, byte[]> consumers;
    private final @Nullable String group;
    private final Properties properties;
    private volatile @Nullable Consumer<String, byte[]> current;

    /**
     * @param name of its thread and its Kafka client
     * @param group null to read without one
     */
    protected TopicReader(
            String name,
            ConsumerFactory<String, byte[]> consumers,
            @Nullable String group,
            Map<String, String> properties) {
        super(name);
        this.consumers = consumers;
        this.group = group;
        this.properties = new Properties();
        this.properties.putAll(properties);
    }

    /** Reads until it is no longer {@link #isRunning running}. */
    protected abstract void follow(Consumer<String, byte[]> consumer);

    /** The topics of which it commits what it has handled, so that its group's lag is shown. */
    protected List<String> committed() {
        return List.of();
    }

    final List<ConsumedTopic> consumed() {
        return group == null
                ? List.of()
                : committed().stream()
                        .map(topic -> new ConsumedTopic(topic, group))
                        .toList();
    }

    /**
     * Called after a failure that is none of Kafka's, before it begins again.
     *
     * @return how long to wait before that
     */
    protected Duration failedOtherwise(RuntimeException failure) {
        return failed(failure);
    }

    @Override
    protected void work() throws InterruptedException {
        Duration wait;
        do {
            wait = PAUSE;
            try (var consumer = consumers.createConsumer(group, name(), null, properties)) {
                current = consumer;
                // Whoever stopped it before that could not wake it.
                if (isRunning()) {
                    follow(consumer);
                }
            } catch (WakeupException | InterruptException stopped) {
                LOG.debug("{} stopped while asking", name());
            } catch (RetriableException away) {
                LOG.debug("{} waits for Kafka: {}", name(), away.toString());
            } catch (KafkaException refused) { // a right that is missing, for one: no lag shows it
                wait = failed(refused);
            } catch (RuntimeException other) {
                wait = failedOtherwise(other);
            } finally {
                current = null;
            }
        } while (isWantedAfter(wait));
    }

    /** Reads on with a new consumer: another cluster may answer to the same name. */
    void renew() {
        wakeup();
    }

    @Override
    protected void rouse(Thread working) {
        wakeup();
    }

    private void wakeup() {
        var consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** @throws RetriableException if a topic is not there yet */
    protected static List<TopicPartition> partitions(Consumer<?, ?> consumer, List<String> topics) {
        return topics.stream()
                .map(topic -> consumer.partitionsFor(topic, ANSWER))
                .peek(partitions -> {
                    if (partitions == null || partitions.isEmpty()) {
                        throw new UnknownTopicOrPartitionException("A topic is not there yet");
                    }
                })
                .flatMap(List::stream)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    static Map<TopicPartition, Long> ends(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        try {
            return consumer.endOffsets(partitions, ANSWER);
        } catch (TimeoutException nobodyAnswers) {
            return Map.of();
        }
    }

    public static boolean hasReached(Consumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
    }
}
