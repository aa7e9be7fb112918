package io.broadsheet.chassis.messaging;

import io.broadsheet.chassis.testing.TestStaff;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;

/** A service with two groups: one does what a test tells it to, the other only looks on. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestStaff.class)
class Desk {

    static final String TOPIC = "desk-articles.v1";
    static final String GROUP = "desk-service.archive";
    static final String COUNTER = "desk-service.counter";
    static final String COUNTED_TOPIC = "desk-counted.v1";
    static final String COUNTERS_LETTERS = COUNTED_TOPIC + "." + COUNTER + "-dlt";
    static final String LETTERS = TOPIC + "." + GROUP + "-dlt";

    @Bean
    OwnedTopic deskTopic() {
        return OwnedTopic.compacted(TOPIC);
    }

    @Bean
    OwnedTopic countedTopic() {
        return OwnedTopic.compacted(COUNTED_TOPIC);
    }

    @Bean
    Archive archive(EventReader events) {
        return new Archive(events);
    }

    @Bean
    Counter counter(PolledEvents events) {
        return new Counter(events);
    }

    @Bean
    Onlooker onlooker() {
        return new Onlooker();
    }

    static class Archive {

        private final EventReader events;

        final List<ConsumerRecord<String, byte[]>> seen = new CopyOnWriteArrayList<>();
        final List<ReceivedEvent> handled = new CopyOnWriteArrayList<>();
        volatile Consumer<ReceivedEvent> effect = event -> {};

        Archive(EventReader events) {
            this.events = events;
        }

        @KafkaListener(id = GROUP, groupId = "${desk.group:" + GROUP + "}", topics = TOPIC)
        void on(ConsumerRecord<String, byte[]> record) {
            seen.add(record);
            events.read(record).ifPresent(event -> {
                effect.accept(event);
                handled.add(event);
            });
        }
    }

    /** Takes what a poll brings at once. */
    static class Counter {

        private final PolledEvents events;

        final List<ReceivedEvent> handled = new CopyOnWriteArrayList<>();
        volatile Consumer<List<ReceivedEvent>> effect = polled -> {};

        Counter(PolledEvents events) {
            this.events = events;
        }

        @KafkaListener(id = COUNTER, topics = COUNTED_TOPIC, batch = "true")
        void on(List<ConsumerRecord<String, byte[]>> records) {
            events.read(records, polled -> {
                effect.accept(polled);
                handled.addAll(polled);
            });
        }
    }

    static class Onlooker {

        final List<String> seen = new CopyOnWriteArrayList<>();

        @KafkaListener(id = "desk-service.onlooker", topics = TOPIC)
        void on(ConsumerRecord<String, byte[]> record) {
            seen.add(record.key());
        }
    }
}
