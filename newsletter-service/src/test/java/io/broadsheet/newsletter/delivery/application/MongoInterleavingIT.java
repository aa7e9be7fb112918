package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.store.TestLedger;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** As {@link InterleavingTest}, on a database. */
class MongoInterleavingIT {
    private static final int DELIVERIES = 12;

    @Test
    void skipsNobodyAndDoublesAtMostTheMailOfEachConnectionThatWasFrozen() throws InterruptedException {
        try (var client = MongoClients.create(TestLedger.settings(BackingServices.freshDatabase()))) {
            var database = client.getDatabase("interleaving" + System.nanoTime());
            var rows = database.getCollection("deliveries");
            TestLedger.index(database);
            var until = System.nanoTime() + 8_000_000_000L;
            var runs = 0;
            for (var seed = 1L; System.nanoTime() < until || runs < 5; seed++, runs++) {
                var from = seed;
                rows.deleteMany(new Document());
                var run = new Interleaving(
                        seed,
                        time -> {
                            var ledger = TestLedger.on(database, time);
                            for (var i = 1; i <= DELIVERIES; i++) {
                                var id = new UUID(from, i);
                                ledger.add(new TransactionalMail(id, id, "test", "s", "t", "h"));
                            }
                            return ledger;
                        },
                        () -> unfinished(rows),
                        0);
                assertThat(run.run()).as("seed %s comes to an end", seed).isTrue();
                assertThat(run.copies).as("seed %s skips nobody", seed).hasSize(DELIVERIES);
                assertThat(run.copies.values().stream()
                                .mapToLong(copies -> copies - 1)
                                .sum())
                        .as("seed %s", seed)
                        .isLessThanOrEqualTo((long) Interleaving.CONNECTIONS * run.freezes);
            }
            System.out.println(runs + " interleavings of senders on the database");
        }
    }

    private static long unfinished(MongoCollection<Document> rows) {
        return rows.countDocuments(Filters.in("state", List.of("due", "claimed")));
    }
}
