package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.store.TestLedger;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** As {@link InterleavingTest}, on a database, before each of whose calls another may go on. */
class MongoInterleavingIT {
    private static final int DELIVERIES = 12;

    private static volatile Runnable beforeCall = () -> {};

    @Test
    void skipsNobodyAndDoublesAtMostWhatWasUnderWayInAFreeze() throws Exception {
        // Threads of one kind pass a turn on in microseconds.
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.submit(() -> runAll()).get();
        }
    }

    private static int runAll() throws InterruptedException {
        var settings = MongoClientSettings.builder(TestLedger.settings(BackingServices.freshDatabase()))
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        beforeCall.run();
                    }
                })
                .build();
        try (var client = MongoClients.create(settings)) {
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
                beforeCall = run.turns::passIfActing;
                assertThat(run.run()).as("seed %s comes to an end", seed).isTrue();
                assertThat(run.copies).as("seed %s skips nobody", seed).hasSize(DELIVERIES);
                assertThat(run.copies.values().stream()
                                .mapToLong(copies -> copies - 1)
                                .sum())
                        .as("seed %s", seed)
                        .isLessThanOrEqualTo(run.exposed);
            }
            System.out.println(runs + " interleavings of senders on the database");
            return runs;
        }
    }

    private static long unfinished(MongoCollection<Document> rows) {
        return rows.countDocuments(Filters.in("state", List.of("due", "claimed")));
    }
}
