package io.broadsheet.newsletter.edition.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** {@code desk}, as the collection has been called from the beginning: one document. Every change but the taking of the lease is guarded by its token. */
final class MongoCutCounter implements CutCounter {
    private static final String ID = "newsletter";

    private final MongoCollection<BsonDocument> counter;

    MongoCutCounter(MongoDatabase database) {
        counter = database.getCollection("desk", BsonDocument.class);
    }

    @Override
    public Optional<State> take(UUID token, Instant now, Instant until, Instant covered) {
        if (counter.find(eq("_id", ID)).first() == null) {
            create(covered);
        }
        var free = and(eq("_id", ID), lte("leasedUntil", now));
        if (counter.updateOne(free, combine(set("token", token), set("leasedUntil", until)))
                        .getMatchedCount()
                == 0) {
            return Optional.empty();
        }
        return Optional.ofNullable(counter.find(held(token)).first()).map(MongoCutCounter::state);
    }

    private void create(Instant covered) {
        try {
            counter.insertOne(new BsonDocument("_id", new BsonString(ID))
                    .append("number", new BsonInt64(0))
                    .append("covered", new BsonDateTime(covered.toEpochMilli()))
                    .append("leasedUntil", new BsonDateTime(0)));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public boolean renew(UUID token, Instant until) {
        return change(held(token), set("leasedUntil", until));
    }

    @Override
    public boolean open(UUID token, Cut cut) {
        var next = and(held(token), eq("number", cut.number() - 1), exists("cut", false));
        return change(next, combine(set("number", cut.number()), set("cut", document(cut))));
    }

    @Override
    public boolean stamped(UUID token, long number) {
        return change(and(held(token), eq("number", number)), set("cut.stage", Cut.Stage.PLANNING.name()));
    }

    @Override
    public boolean finish(UUID token, long number, @Nullable Instant covered) {
        var done = unset("cut");
        return change(
                and(held(token), eq("number", number)),
                covered == null ? done : combine(done, max("covered", covered)));
    }

    @Override
    public void cover(UUID token, Instant covered) {
        change(held(token), max("covered", covered));
    }

    @Override
    public void release(UUID token) {
        change(held(token), set("leasedUntil", Instant.EPOCH));
    }

    @Override
    public Optional<State> look() {
        return Optional.ofNullable(counter.find(eq("_id", ID)).first()).map(MongoCutCounter::state);
    }

    private boolean change(Bson filter, Bson update) {
        return counter.updateOne(filter, update).getMatchedCount() == 1;
    }

    private static Bson held(UUID token) {
        return and(eq("_id", ID), eq("token", token));
    }

    private static State state(BsonDocument document) {
        var open = document.containsKey("cut") ? cut(document) : null;
        return new State(document.getNumber("number").longValue(), instant(document, "covered"), open);
    }

    private static Cut cut(BsonDocument document) {
        var cut = document.getDocument("cut");
        var scope = cut.containsKey("cadence")
                ? new Cut.Scope.Run(Cadence.valueOf(cut.getString("cadence").getValue()))
                : new Cut.Scope.Scheduled(instant(cut, "from"), instant(cut, "to"));
        return new Cut(
                document.getNumber("number").longValue(),
                scope,
                Cut.Stage.valueOf(cut.getString("stage").getValue()),
                cut.containsKey("traceparent") ? cut.getString("traceparent").getValue() : null);
    }

    private static BsonDocument document(Cut cut) {
        var document = new BsonDocument("stage", new BsonString(cut.stage().name()));
        if (cut.traceparent() != null) {
            document.append("traceparent", new BsonString(cut.traceparent()));
        }
        return switch (cut.scope()) {
            case Cut.Scope.Scheduled(var from, var to) ->
                document.append("from", new BsonDateTime(from.toEpochMilli()))
                        .append("to", new BsonDateTime(to.toEpochMilli()));
            case Cut.Scope.Run(var cadence) -> document.append("cadence", new BsonString(cadence.name()));
        };
    }

    private static Instant instant(BsonDocument document, String field) {
        return Instant.ofEpochMilli(document.getDateTime(field).getValue());
    }
}
