package io.broadsheet.comment.score;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Who trains, when it is due and how far it is: {@code {_id, holder, until, requestedAt, startedAt, finishedAt, read}} in
 * {@code jobs}, all by the database's time.
 */
@Repository
class TrainingJob {

    private static final String ID = "score-training";
    /** Longer than a model of the most decisions takes to learn, which cannot be asked to prolong it. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final MongoCollection<Document> jobs;
    private final DatabaseClock clock;

    TrainingJob(MongoDatabase database, DatabaseClock clock) {
        this.jobs = database.getCollection("jobs");
        this.clock = clock;
    }

    /**
     * @param isRunning whether somebody is at it
     * @param read decisions that the training at hand, or the one before, has read
     */
    record State(
            @Nullable Instant requestedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean isRunning,
            int read) {

        boolean isRequested() {
            return requestedAt != null && (startedAt == null || startedAt.isBefore(requestedAt));
        }

        /** Whoever began it died, or was stopped. */
        private boolean isLeft() {
            return startedAt != null && (finishedAt == null || finishedAt.isBefore(startedAt));
        }

        boolean isDue(Duration interval, Instant now) {
            return !isRunning
                    && (isRequested()
                            || isLeft()
                            || finishedAt == null
                            || !finishedAt.plus(interval).isAfter(now));
        }
    }

    State state() {
        Document found = jobs.find(eq("_id", ID)).first();
        if (found == null) {
            return new State(null, null, null, false, 0);
        }
        Instant until = instant(found, "until");
        return new State(
                instant(found, "requestedAt"),
                instant(found, "startedAt"),
                instant(found, "finishedAt"),
                until != null && until.isAfter(clock.instant()),
                found.get("read", 0));
    }

    private static @Nullable Instant instant(Document found, String field) {
        Date date = found.getDate(field);
        return date == null ? null : date.toInstant();
    }

    Instant now() {
        return clock.instant();
    }

    void request() {
        upsert(eq("_id", ID), set("requestedAt", clock.instant()));
    }

    /** @return whether the caller may go on with it for some minutes, and nobody else */
    boolean lease(UUID holder) {
        Instant now = clock.instant();
        var free = and(eq("_id", ID), or(eq("holder", holder), exists("until", false), lt("until", now)));
        return upsert(free, combine(set("holder", holder), set("until", now.plus(LEASE))));
    }

    void started(UUID holder) {
        change(holder, combine(set("startedAt", clock.instant()), set("read", 0)));
    }

    /** @return whether the holder still is one */
    boolean hasRead(UUID holder, int decisions) {
        return change(holder, set("read", decisions));
    }

    void finished(UUID holder) {
        change(holder, set("finishedAt", clock.instant()));
    }

    void release(UUID holder) {
        change(holder, set("until", Instant.EPOCH));
    }

    private boolean change(UUID holder, Bson change) {
        return jobs.updateOne(and(eq("_id", ID), eq("holder", holder)), change).getMatchedCount() == 1;
    }

    private boolean upsert(Bson filter, Bson change) {
        try {
            var result = jobs.updateOne(filter, change, new UpdateOptions().upsert(true));
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            return false;
        }
    }
}
