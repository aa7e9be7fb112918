package io.broadsheet.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoCommandException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.store.DatabaseClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SweepIT extends OutboxFixture {

    private static final int PAGE = 200;
    private static final Set<String> REFUSED = Set.of("find", "countDocuments", "updateMany");

    @Test
    void sendsWhatWaitsInOthersWhereTheDatabaseRefusesOneCollection(CapturedOutput output) {
        Instance dead = anInstance(kafka.bootstrapServers(), false, new DatabaseClock(database));
        UUID left = UUID.randomUUID();
        dead.notes().insert(left, new Note("left"), List.of(announce(left, 1)));

        Instance living = anInstance(kafka.bootstrapServers(), true, new DatabaseClock(database));
        living.outboxes()
                .add(new Outbox(barred("barred"), database.getCollection("barred_set_aside"), read -> List.of()));
        living.sweep().start();
        opened.add(living.sweep()::stop);

        await().untilAsserted(() -> assertThat(versionsSent(left)).containsExactly(1L));
        await().untilAsserted(() -> assertThat(output.getAll())
                .contains("outbox-sweep failed and begins again: barred")
                .contains("(13 Unauthorized)"));
        assertThat(output.getAll()).doesNotContain("ann@news.example");
    }

    @Test
    void sendsPagesOfWhatWaitedForAnOutageToEnd() {
        Instance dead = anInstance(kafka.bootstrapServers(), false);
        List<UUID> left = IntStream.range(0, 3 * PAGE + 50)
                .mapToObj(i -> UUID.randomUUID())
                .toList();
        left.forEach(id -> dead.notes().insert(id, new Note("left"), List.of(announce(id, 1))));
        isTaken = record -> false;
        Instance living = anInstance(kafka.bootstrapServers(), true);
        await().untilAsserted(() -> assertThat(database.getCollection("notes").countDocuments(Filters.exists("retry")))
                .isEqualTo(left.size()));

        isTaken = record -> true;

        await().untilAsserted(() ->
                assertThat(new PendingEvents(living.outbox()).count(1)).isZero());
        assertThat(sent(kafka))
                .extracting(ConsumerRecord::key)
                .containsAll(left.stream().map(UUID::toString).toList());
    }

    /** A collection for which the database's user has no rights. */
    @SuppressWarnings("unchecked")
    private MongoCollection<BsonDocument> barred(String name) {
        var collection = database.getCollection(name, BsonDocument.class);
        return (MongoCollection<BsonDocument>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (proxy, method, arguments) -> {
                    if (REFUSED.contains(method.getName())) {
                        throw new MongoCommandException(BsonDocument.parse("""
                                        {"ok": 0, "code": 13, "codeName": "Unauthorized",
                                         "errmsg": "not authorized to find {email: 'ann@news.example'}"}
                                        """), new ServerAddress());
                    }
                    try {
                        return method.invoke(collection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
