package io.broadsheet.chassis.messaging;

import static java.util.stream.Collectors.toSet;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Which rights this service lacks on the cluster: to read what its listeners listen to, as their groups, and to write to
 * its own topics and dead letters. It asks before listeners start: one that is refused would fail and log again and again.
 */
final class TopicRights {

    private static final Logger LOG = LoggerFactory.getLogger(TopicRights.class);

    private final KafkaCluster cluster;
    private final List<OwnedTopic> owned;
    private final ListenedTopics listened;
    /** As last seen. */
    private volatile Set<Right> missing = Set.of();

    private record Right(AclOperation operation, ResourceType of, String name) {

        @Override
        public String toString() {
            if (of == GROUP) {
                return "to read as the group " + name;
            }
            return (operation == WRITE ? "to write to" : "to read") + " the topic " + name;
        }
    }

    TopicRights(KafkaCluster cluster, List<OwnedTopic> owned, ListenedTopics listened, MeterRegistry meters) {
        this.cluster = cluster;
        this.owned = owned;
        this.listened = listened;
        Gauge.builder("broadsheet.topics.rights.missing", () -> missing.size())
                .description("Rights on Kafka's topics and groups that this service needs and does not have")
                .register(meters);
    }

    /** One line for each right that is missing, as last seen: {@code to read the topic articles.v1}. */
    List<String> missing() {
        return missing.stream().map(Right::toString).sorted().toList();
    }

    boolean mayBegin(MessageListenerContainer listener) {
        return ListenedTopics.of(listener).stream()
                .flatMap(consumed -> reading(consumed).stream())
                .noneMatch(missing::contains);
    }

    /** @return whether it has all that it needs, as far as the cluster tells */
    boolean check() throws ExecutionException, InterruptedException {
        Set<Right> needed = needed();
        Admin admin = cluster.admin();
        var topics = admin.describeTopics(
                        names(TOPIC, needed), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        var groups = admin.describeConsumerGroups(
                        names(GROUP, needed), new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                .describedGroups();
        var found = new LinkedHashSet<Right>();
        for (Right right : needed) {
            boolean isGranted = right.of() == TOPIC
                    ? grants(topics.get(right.name()), TopicDescription::authorizedOperations, right.operation())
                    : grants(
                            groups.get(right.name()),
                            ConsumerGroupDescription::authorizedOperations,
                            right.operation());
            if (!isGranted) {
                found.add(right);
            }
        }
        report(found);
        return found.isEmpty();
    }

    private Set<Right> needed() {
        var needed = new LinkedHashSet<Right>();
        for (ConsumedTopic consumed : listened.all()) {
            needed.addAll(reading(consumed));
            needed.add(new Right(READ, TOPIC, consumed.deadLetters()));
            needed.add(new Right(WRITE, TOPIC, consumed.deadLetters()));
        }
        for (OwnedTopic topic : owned) {
            needed.add(new Right(WRITE, TOPIC, topic.name()));
            if (topic.ofAggregates()) { // they are compared with what the database holds
                needed.add(new Right(READ, TOPIC, topic.name()));
            }
        }
        return needed;
    }

    private static List<Right> reading(ConsumedTopic consumed) {
        return List.of(new Right(READ, TOPIC, consumed.topic()), new Right(READ, GROUP, consumed.group()));
    }

    private static Set<String> names(ResourceType of, Set<Right> rights) {
        return rights.stream()
                .filter(right -> right.of() == of)
                .map(Right::name)
                .collect(toSet());
    }

    /** Of what is not there yet, and where the cluster does not tell, it is taken for granted. */
    private static <T> boolean grants(
            @Nullable KafkaFuture<T> asked, Function<T, Set<AclOperation>> operations, AclOperation operation)
            throws ExecutionException, InterruptedException {
        if (asked == null) {
            return true;
        }
        try {
            Set<AclOperation> granted = operations.apply(asked.get());
            return granted == null || granted.contains(operation);
        } catch (ExecutionException e) {
            return switch (e.getCause()) {
                // Who may read or write may look, too.
                case AuthorizationException _ -> false;
                case UnknownTopicOrPartitionException _, GroupIdNotFoundException _ -> true;
                case null, default -> throw e;
            };
        }
    }

    private void report(Set<Right> found) {
        Set<Right> before = missing;
        missing = found;
        found.stream()
                .filter(right -> !before.contains(right))
                .forEach(right -> LOG.error("The right {} is missing; what needs it waits", right));
        before.stream()
                .filter(right -> !found.contains(right))
                .forEach(right -> LOG.info("The right {} is there again", right));
    }
}
