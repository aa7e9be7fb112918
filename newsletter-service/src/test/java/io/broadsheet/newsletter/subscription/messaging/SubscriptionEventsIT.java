package io.broadsheet.newsletter.subscription.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.outbox.TakingBack;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReaderTest
class SubscriptionEventsIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Preferences DAILY =
            new Preferences(Cadence.DAILY, null, "Europe/Paris", 7, List.of(new Topic("nato")), List.of());

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    TakingBack takingBack;

    @Autowired
    Ids ids;

    @Test
    void othersHearOfConfirmedReadersOnlyAndNothingThatNamesThem() {
        var neverConfirmed = ids.next();
        subscriptions.add(neverConfirmed, asked("silent"));
        subscriptions.update(neverConfirmed, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));
        var id = ids.next();
        subscriptions.add(id, asked("heard"));
        subscriptions.update(id, subscription -> subscription.confirm(1, 0, NOON));
        subscriptions.update(id, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));
        subscriptions.update(id, subscription -> subscription.askErasure(1, NOON));
        subscriptions.update(id, subscription -> subscription.erase(1, NOON));

        var records = until(id, "subscription.erased");

        assertThat(records).noneMatch(record -> record.key().equals(neverConfirmed.toString()));
        var ours = records.stream()
                .filter(record -> record.key().equals(id.toString()))
                .toList();
        assertThat(ours)
                .extracting(SubscriptionEventsIT::type)
                .containsExactly("subscription.confirmed", "subscription.ended", "subscription.erased");
        assertThat(ours.getFirst().value()).contains("\"cadence\":\"daily\"", "\"topics\":[\"nato\"]", "\"version\":2");
        assertThat(ours)
                .allSatisfy(record -> assertThat(record.value()).doesNotContain("example.org", "heard", "secret"));
    }

    /** A restored backup has them as readers; their topic knows better. */
    @Test
    void whoHadLeftLeavesAgainAndWhoWasForgottenIsForgotten() {
        var left = ids.next();
        var forgotten = ids.next();
        for (var id : List.of(left, forgotten)) {
            subscriptions.add(id, asked("restored-" + id));
            subscriptions.update(id, subscription -> subscription.confirm(1, 0, NOON));
        }

        takingBack.again(left, EventType.SUBSCRIPTION_ENDED);
        takingBack.again(forgotten, EventType.SUBSCRIPTION_ERASED);
        takingBack.again(ids.next(), EventType.SUBSCRIPTION_ERASED);

        assertThat(subscriptions.find(left).orElseThrow().state()).isInstanceOf(Subscription.Ended.class);
        assertThat(subscriptions.find(forgotten).orElseThrow().state()).isInstanceOf(Subscription.Erased.class);
    }

    private static List<ConsumerRecord<String, String>> until(UUID id, String type) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                BackingServices.kafka(),
                "group.id",
                "test-" + id,
                "auto.offset.reset",
                "earliest");
        List<ConsumerRecord<String, String>> seen = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.SUBSCRIPTIONS));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
                return seen.stream()
                        .anyMatch(record -> record.key().equals(id.toString())
                                && type(record).equals(type));
            });
        }
        return seen;
    }

    private static String type(ConsumerRecord<String, String> record) {
        return new String(record.headers().lastHeader("ce_type").value(), StandardCharsets.UTF_8);
    }

    private static Subscription.Pending asked(String name) {
        return Subscription.ask(new EmailAddress(name + "@example.org"), name, DAILY, NOON);
    }
}
