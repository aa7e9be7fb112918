package io.broadsheet.chassis.outbox;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.broadsheet.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three commands, relays and a newer build at one document, in an order drawn from a seed: before each call of the
 * database and before each send another may go on, for longer than a lease too; brokers refuse now and then, and relays
 * are killed. Time is the schedule's.
 */
class OutboxInterleavingIT {

    private static final int SCHEDULES = 200;

    @TempDir
    static Path data;

    static EmbeddedMongo mongo;
    static MongoClient client;
    static volatile Runnable beforeCall = () -> {};

    @BeforeAll
    static void start() throws Exception {
        mongo = EmbeddedMongo.start(data, 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .addCommandListener(new CommandListener() {
                    @Override
                    public void commandStarted(CommandStartedEvent event) {
                        beforeCall.run();
                    }
                })
                .build());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        mongo.close();
    }

    @Test
    void losesNothingAndKeepsOrderWhicheverGoesFirst() throws Exception {
        runAll(SCHEDULES, 1, false, false);
    }

    /** Past the lease and past what is stated again after a take-over, whose sends fail at times. */
    @Test
    void hasTheLastWordThoughARelayWakesUpAfterMinutes() throws Exception {
        runAll(SCHEDULES, 4, true, false);
    }

    /** The way that most events take: the command's own write takes the lease, and its answer may be lost. */
    @Test
    void losesNothingOfWhatIsWrittenUnderALease() throws Exception {
        runAll(SCHEDULES, 1, false, true);
        runAll(SCHEDULES, 4, true, true);
    }

    private static void runAll(int schedules, int effort, boolean isFreezing, boolean isLeased) throws Exception {
        // Threads of one kind pass a turn on in microseconds.
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            thread.submit(() -> {
                        for (int seed = 0; seed < schedules; seed++) {
                            new OutboxSchedule(seed, effort, isFreezing, isLeased).run();
                        }
                        return schedules;
                    })
                    .get();
        }
    }
}
