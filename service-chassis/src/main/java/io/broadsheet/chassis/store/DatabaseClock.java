package io.broadsheet.chassis.store;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.jspecify.annotations.Nullable;

/**
 * The database's time, by which leases are given and judged, whatever the clocks of those who ask say. Asked for by
 * {@code hello} and carried on by this machine's steady clock, so that most calls cost nothing; right to within
 * {@value #MOST_DOUBT_MILLIS} ms, and in whole ones, as the database keeps it.
 */
public final class DatabaseClock implements InstantSource {

    private static final long MOST_DOUBT_MILLIS = 1000;
    private static final Duration USED = Duration.ofSeconds(10);
    private static final int TRIES = 3;
    /** By its older name, which every server knows, the embedded one too. */
    private static final BsonDocument HELLO = new BsonDocument("isMaster", new BsonInt64(1));

    private final MongoDatabase database;
    private volatile @Nullable Reading last;

    public DatabaseClock(MongoDatabase database) {
        this.database = database;
    }

    /** @param wall this machine's own time then, which goes on while it is suspended; the steady clock does not */
    private record Reading(Instant at, long nanoTime, long wall) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - nanoTime);
        }

        boolean isUsable() {
            Duration age = age();
            long drift = System.currentTimeMillis() - wall - age.toMillis();
            return age.compareTo(USED) < 0 && Math.abs(drift) < MOST_DOUBT_MILLIS;
        }

        Instant now() {
            return at.plus(age()).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** @throws com.mongodb.MongoException if the database does not answer, or too slowly to tell the time */
    @Override
    public Instant instant() {
        Reading reading = last;
        if (reading == null || !reading.isUsable()) {
            reading = ask();
            last = reading;
        }
        return reading.now();
    }

    /** As it was told last, carried on, however long ago; nobody is asked. Empty before it was told at all. */
    Optional<Instant> lastKnown() {
        return Optional.ofNullable(last).map(Reading::now);
    }

    private Reading ask() {
        for (int i = 0; i < TRIES; i++) {
            long before = System.nanoTime();
            long wall = System.currentTimeMillis();
            var told = database.runCommand(HELLO, BsonDocument.class).getDateTime("localTime");
            // Told at some moment of the call: of the earliest one the reading is never behind the database.
            var reading = new Reading(Instant.ofEpochMilli(told.getValue()), before, wall);
            if (reading.age().toMillis() < MOST_DOUBT_MILLIS) {
                return reading;
            }
        }
        throw new MongoTimeoutException("The database answers too slowly to tell the time");
    }
}
