package io.broadsheet.chassis.messaging;

import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics this service owns, and tells where one that is there differs; it changes none. */
final class TopicKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(TopicKeeper.class);

    private final KafkaCluster cluster;
    private final TopicSettings settings;
    private final ListenedTopics listened;
    private final List<OwnedTopic> declared;
    private volatile List<String> mismatches = List.of();

    TopicKeeper(
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

    /**
     * Creates what is missing and compares the rest.
     *
     * @throws ExecutionException if the cluster does not answer or refuses; later it may not
     */
    void check() throws ExecutionException, InterruptedException {
        List<OwnedTopic> owned = new ArrayList<>(declared);
        listened.deadLetterTopics().forEach(topic -> owned.add(topic.declaration()));
        if (owned.isEmpty()) {
            return;
        }
        Admin admin = cluster.admin();
        Map<String, TopicDescription> there = describe(admin, owned);
        create(
                admin,
                owned.stream().filter(topic -> !there.containsKey(topic.name())).toList());
        report(compare(
                admin,
                owned.stream().filter(topic -> there.containsKey(topic.name())).toList(),
                there));
    }

    private static Map<String, TopicDescription> describe(Admin admin, List<OwnedTopic> owned)
            throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        owned.stream().map(OwnedTopic::name).toList())
                .topicNameValues();
        Map<String, TopicDescription> there = new HashMap<>();
        for (var entry : asked.entrySet()) {
            try {
                there.put(entry.getKey(), entry.getValue().get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return there;
    }

    private void create(Admin admin, List<OwnedTopic> missing) throws ExecutionException, InterruptedException {
        if (missing.isEmpty()) {
            return;
        }
        var created = admin.createTopics(missing.stream()
                .map(topic ->
                        new NewTopic(topic.name(), topic.partitions(), settings.replication()).configs(wanted(topic)))
                .toList());
        for (var entry : created.values().entrySet()) {
            try {
                entry.getValue().get();
                LOG.info("Created topic {}", entry.getKey());
            } catch (ExecutionException e) {
                // Another instance was faster.
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    private List<String> compare(Admin admin, List<OwnedTopic> topics, Map<String, TopicDescription> there)
            throws ExecutionException, InterruptedException {
        Collection<ConfigResource> resources =
                topics.stream().map(TopicKeeper::resource).toList();
        Map<ConfigResource, Config> configs =
                admin.describeConfigs(resources).all().get();
        List<String> found = new ArrayList<>();
        for (OwnedTopic topic : topics) {
            TopicDescription is = there.get(topic.name());
            Config config = configs.get(resource(topic));
            if (is != null && config != null) {
                compare(topic, is, config, found);
            }
        }
        return List.copyOf(found);
    }

    private void compare(OwnedTopic topic, TopicDescription is, Config config, List<String> found) {
        differ(topic, "partitions", topic.partitions(), is.partitions().size(), found);
        int replicas = is.partitions().getFirst().replicas().size();
        differ(topic, "replication", settings.replication(), replicas, found);
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
        wanted.put(MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()));
        return wanted;
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
