package io.broadsheet.chassis.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.kafka.core.KafkaAdmin;

/** The administrator's connection to the cluster, made at its first use: the start must not need Kafka's address. */
final class KafkaCluster implements DisposableBean {

    private static final int PATIENCE_MILLIS = 1500;

    private final KafkaAdmin settings;
    private @Nullable Admin admin;

    KafkaCluster(KafkaAdmin settings) {
        this.settings = settings;
    }

    /** @throws KafkaException if no broker's name can be resolved for now */
    synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings.getConfigurationProperties());
        }
        return admin;
    }

    /** The brokers' addresses, as clients are told them. */
    Set<String> brokers() throws ExecutionException, InterruptedException, TimeoutException {
        return admin()
                .describeCluster(new DescribeClusterOptions().timeoutMs(PATIENCE_MILLIS))
                .nodes()
                .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .stream()
                .map(node -> node.host() + ":" + node.port())
                .collect(Collectors.toSet());
    }

    /** @return the brokers' addresses; none if no broker answers now */
    Set<String> answering() throws InterruptedException {
        try {
            return brokers();
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            return Set.of();
        }
    }

    /**
     * The offsets that each group has committed, without groups that this service may not read as. Needs no right that
     * reading does not need.
     */
    Map<String, Map<TopicPartition, Long>> committed(Collection<String> groups)
            throws ExecutionException, InterruptedException {
        var asked = admin().listConsumerGroupOffsets(groups.stream()
                .collect(Collectors.toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())));
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        for (String group : groups) {
            try {
                Map<TopicPartition, Long> offsets = new HashMap<>();
                asked.partitionsToOffsetAndMetadata(group).get().forEach((partition, offset) -> {
                    if (offset != null) {
                        offsets.put(partition, offset.offset());
                    }
                });
                committed.put(group, offsets);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof AuthorizationException)) {
                    throw e;
                }
            }
        }
        return committed;
    }

    /** Where these partitions begin; without those that have no leader now. */
    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** Where they end; as {@link #begins}. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Their first records from then on, without those that have none; as {@link #begins}. */
    Map<TopicPartition, Long> firstsFrom(Instant then, Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> firsts = offsets(partitions, OffsetSpec.forTimestamp(then.toEpochMilli()));
        firsts.values().removeIf(offset -> offset < 0);
        return firsts;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, InterruptedException {
        var asked = admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> which)),
                        new ListOffsetsOptions().timeoutMs((int) GrouplessConsumer.ANSWER.toMillis()));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition partition : partitions) {
            try {
                offsets.put(partition, asked.partitionResult(partition).get().offset());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof RetriableException)) {
                    throw e;
                }
            }
        }
        return offsets;
    }

    /** Looks up the brokers' names again at the next use: it may be another cluster by now. */
    @Override
    public synchronized void destroy() {
        if (admin != null) {
            admin.close(Duration.ofSeconds(1));
            admin = null;
        }
    }
}
