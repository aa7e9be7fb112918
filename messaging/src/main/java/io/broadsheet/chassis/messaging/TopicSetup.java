package io.broadsheet.chassis.messaging;

import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Creates the topics that this service owns. It never changes one that exists, but reports where it differs from its
 * declaration, which topics are missing, and what the cluster does not let it do.
 */
final class TopicSetup {

    private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);

    private final KafkaCluster cluster;
    private final TopicSettings settings;
    private final ListenedTopics listened;
    private final List<OwnedTopic> declared;
    private volatile List<String> mismatches = List.of();
    /** As last seen. */
    private volatile Set<String> missing = Set.of();

    TopicSetup(
            KafkaCluster cluster,
            TopicSettings settings,
            List<OwnedTopic> declared,
            ListenedTopics listened,
            MeterRegistry meters) {
        this.cluster = cluster;
        this.settings = settings;
        this.declared = declared;
        this.listened = listened;
        Gauge.builder("broadsheet.topics.mismatches", () -> mismatches().size()).register(meters);
    }

    /** One line for each difference between a topic and its declaration, as last seen. */
    List<String> mismatches() {
        return mismatches;
    }

    /** False if a topic of this listener is known to be missing: its client would ask for it many times a second. */
    boolean areThere(MessageListenerContainer listener) {
        return ListenedTopics.of(listener).stream().noneMatch(consumed -> missing.contains(consumed.topic()));
    }

    /**
     * Creates what is missing and compares the rest.
     *
     * @return whether every topic is there that this service owns or listens to
     * @throws ExecutionException if the cluster does not answer or refuses; later it may not
     */
    boolean check() throws ExecutionException, InterruptedException, TimeoutException {
        List<OwnedTopic> owned = new ArrayList<>(declared);
        listened.all().forEach(topic -> owned.add(topic.deadLetterDeclaration()));
        var names = new TreeSet<String>();
        owned.forEach(topic -> names.add(topic.name()));
        listened.all().forEach(topic -> names.add(topic.topic()));
        if (names.isEmpty()) {
            return true;
        }
        Admin admin = cluster.admin();
        List<String> found = new ArrayList<>();
        Map<String, TopicDescription> there = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (var asked : admin.describeTopics(names).topicNameValues().entrySet()) {
            int before = found.size();
            TopicDescription described = answer(asked.getKey(), "be looked at", asked.getValue(), found);
            if (described != null) {
                there.put(asked.getKey(), described);
            } else if (found.size() == before) {
                unknown.add(asked.getKey());
            }
        }
        // Also if creating them fails: a listener of a topic that is not there must not begin.
        missing = Set.copyOf(unknown);
        boolean isWhole = create(admin, owned, there, unknown, found);
        missing = Set.copyOf(unknown);
        owned.forEach(topic -> names.remove(topic.name()));
        names.removeAll(there.keySet());
        names.forEach(name -> found.add(name + ": is missing; the service that owns it creates it"));
        compare(admin, owned, there, found);
        report(List.copyOf(found));
        return isWhole && names.isEmpty();
    }

    private boolean create(
            Admin admin,
            List<OwnedTopic> owned,
            Map<String, TopicDescription> there,
            Set<String> unknown,
            List<String> found)
            throws ExecutionException, InterruptedException {
        List<NewTopic> missing = owned.stream()
                .filter(topic -> !there.containsKey(topic.name()))
                .map(topic -> new NewTopic(
                                topic.name(),
                                Optional.of(topic.partitions()),
                                Optional.of(settings.replication())
                                        .filter(replication -> replication != TopicSettings.BROKERS_DEFAULT))
                        .configs(wanted(topic)))
                .toList();
        if (missing.isEmpty()) {
            return true;
        }
        boolean isWhole = true;
        for (var asked : admin.createTopics(missing).values().entrySet()) {
            int before = found.size();
            answer(asked.getKey(), "be created", asked.getValue(), found);
            if (found.size() == before) {
                LOG.info("Created topic {}", asked.getKey());
                unknown.remove(asked.getKey());
            }
            isWhole &= found.size() == before;
        }
        return isWhole;
    }

    private void compare(Admin admin, List<OwnedTopic> owned, Map<String, TopicDescription> there, List<String> found)
            throws ExecutionException, InterruptedException, TimeoutException {
        List<OwnedTopic> topics =
                owned.stream().filter(topic -> there.containsKey(topic.name())).toList();
        if (topics.isEmpty()) {
            return;
        }
        int brokers = cluster.brokers().size();
        var configs = admin.describeConfigs(
                        topics.stream().map(TopicSetup::resource).toList())
                .values();
        for (OwnedTopic topic : topics) {
            TopicDescription is = there.get(topic.name());
            KafkaFuture<Config> asked = configs.get(resource(topic));
            if (is != null && asked != null) {
                compare(topic, is, brokers, found);
                Config config = answer(topic.name(), "be compared", asked, found);
                if (config != null) {
                    compare(topic, config, found);
                }
            }
        }
    }

    private void compare(OwnedTopic topic, TopicDescription is, int brokers, List<String> found) {
        differ(topic, "partitions", topic.partitions(), is.partitions().size(), found);
        int replicas = is.partitions().getFirst().replicas().size();
        if (settings.replication() != TopicSettings.BROKERS_DEFAULT) {
            differ(topic, "replication", settings.replication(), replicas, found);
        } else if (replicas == 1 && brokers > 1) {
            found.add("%s: one replica on %d brokers: its records go with one disk".formatted(topic.name(), brokers));
        }
    }

    private void compare(OwnedTopic topic, Config config, List<String> found) {
        wanted(topic).forEach((name, value) -> {
            ConfigEntry entry = config.get(name);
            differ(topic, name, value, entry == null ? "unset" : entry.value(), found);
        });
    }

    private static void differ(OwnedTopic topic, String what, Object wanted, Object is, List<String> found) {
        if (!wanted.toString().equals(is.toString())) {
            found.add("%s: %s is %s, not %s".formatted(topic.name(), what, is, wanted));
        }
    }

    private Map<String, String> wanted(OwnedTopic topic) {
        Map<String, String> wanted = new HashMap<>(topic.settings());
        Integer inSync = settings.minInsyncReplicas();
        if (inSync != null) {
            wanted.put(MIN_IN_SYNC_REPLICAS_CONFIG, inSync.toString());
        }
        return wanted;
    }

    /** @return null if there is none: the topic is missing, or another instance made it, or the cluster refuses it */
    private static <T> @Nullable T answer(String topic, String what, KafkaFuture<T> asked, List<String> found)
            throws ExecutionException, InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UnknownTopicOrPartitionException _, TopicExistsException _ -> {}
                case AuthorizationException refused ->
                    found.add("%s: may not %s (%s)"
                            .formatted(topic, what, refused.getClass().getSimpleName()));
                case RetriableException _ -> throw e;
                // More copies than brokers, a policy of the cluster: whoever runs it must hear the words.
                case ApiException refused ->
                    found.add("%s: cannot %s (%s: %s)"
                            .formatted(topic, what, refused.getClass().getSimpleName(), refused.getMessage()));
                case null, default -> throw e;
            }
            return null;
        }
    }

    private void report(List<String> found) {
        found.stream()
                .filter(line -> !mismatches.contains(line))
                .forEach(line -> LOG.warn("Topic differs from its declaration, left as it is: {}", line));
        mismatches = found;
    }

    private static ConfigResource resource(OwnedTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
