package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** What an operator is told of events that do not get out. */
class OutboxHealthIT extends OutboxFixture {

    @Test
    void tellsOfWhatWaitsTooLongAndOfWhatIsRefused() {
        Instance instance = anInstance(kafka.bootstrapServers(), false);
        UUID id = UUID.randomUUID();
        assertThat(health(instance, 0).getStatus()).isEqualTo(Status.UP);

        instance.notes().insert(id, new Note("waits"), List.of(announce(id, 1)));

        assertThat(health(instance, 20).getStatus()).as("not for long").isEqualTo(Status.UP);
        var old = health(instance, 90);
        assertThat(old.getStatus()).isEqualTo(Status.DOWN);
        assertThat(old.getDetails().get("notes")).asString().startsWith("1 documents wait to be announced");

        var retry = new Document("at", Instant.now().plusSeconds(300))
                .append("failures", 3)
                .append("row", id + ":1:0")
                .append("reason", "RecordTooLargeException");
        database.getCollection("notes")
                .updateOne(new Document("_id", id), new Document("$set", new Document("retry", retry)));

        var refused = health(instance, 20);
        assertThat(refused.getStatus()).isEqualTo(Status.DOWN);
        assertThat(refused.getDetails().get("notes.refused")).asString().contains("see the endpoint outbox/notes");
        assertThat(health(instance, 90).getDetails())
                .as("it waits for somebody, not for Kafka")
                .doesNotContainKey("notes");
    }

    private static Health health(Instance instance, int secondsLater) {
        var metrics = new OutboxMetrics(
                new SimpleMeterRegistry(), Clock.fixed(Instant.now().plusSeconds(secondsLater), ZoneOffset.UTC));
        metrics.register(instance.outbox());
        metrics.look(instance.outbox());
        return new OutboxHealth(metrics, instance.lanes(), properties(false)).health();
    }
}
