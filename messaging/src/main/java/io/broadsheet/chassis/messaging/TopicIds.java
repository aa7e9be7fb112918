package io.broadsheet.chassis.messaging;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;

/** Tells a topic from another of the same name: offsets kept outside of Kafka mean nothing in a topic made anew. */
public final class TopicIds {

    private final KafkaCluster cluster;

    TopicIds(KafkaCluster cluster) {
        this.cluster = cluster;
    }

    /** @throws KafkaException if the cluster does not answer, or has no such topic yet: retriable then */
    public String of(String topic) {
        try {
            return cluster.admin()
                    .describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .topicId()
                    .toString();
        } catch (ExecutionException e) {
            // As it is: soon after a first start the topic is on its way, and whoever asks waits for it.
            throw e.getCause() instanceof KafkaException known
                    ? known
                    : new KafkaException("The topic's id is not known", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while asking for the topic's id", e);
        }
    }
}
