package io.broadsheet.chassis.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** What the listeners of this process listen to. */
final class ListenedTopics {

    private final KafkaListenerEndpointRegistry registry;

    ListenedTopics(KafkaListenerEndpointRegistry registry) {
        this.registry = registry;
    }

    List<ConsumedTopic> all() {
        return registry.getListenerContainers().stream()
                .flatMap(container -> of(container).stream())
                .toList();
    }

    static List<ConsumedTopic> of(MessageListenerContainer container) {
        String group = container.getGroupId();
        return group == null
                ? List.of()
                : topics(container).stream()
                        .map(topic -> new ConsumedTopic(topic, group))
                        .toList();
    }

    /** @param name of a dead-letter topic */
    Optional<ConsumedTopic> withDeadLetters(String name) {
        return all().stream().filter(topic -> topic.deadLetters().equals(name)).findFirst();
    }

    Optional<MessageListenerContainer> container(ConsumedTopic consumed) {
        return registry.getListenerContainers().stream()
                .filter(container -> consumed.group().equals(container.getGroupId())
                        && topics(container).contains(consumed.topic()))
                .findFirst();
    }

    private static List<String> topics(MessageListenerContainer container) {
        @Nullable String @Nullable [] topics = container.getContainerProperties().getTopics();
        return topics == null ? List.of() : Arrays.asList(topics);
    }
}
