package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.RecordBson;
import io.broadsheet.comment.domain.HoldPolicies;
import io.broadsheet.comment.domain.HoldPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The policy in MongoDB: the one document of {@code policy}; before it is changed it is copied to {@code policy_versions}. */
@Repository
class MongoHoldPolicies implements HoldPolicies {

    private static final String ID = "hold";

    private final MongoCollection<BsonDocument> documents;
    private final MongoCollection<BsonDocument> replaced;
    private final RecordBson<PolicyDocument> bson;
    private final ReadLately<Current> lately = new ReadLately<>(this::current);
    private volatile @Nullable Known last;

    private record Known(BsonDocument head, Current current) {}

    MongoHoldPolicies(MongoDatabase database) {
        this.documents = database.getCollection("policy", BsonDocument.class);
        this.replaced = database.getCollection("policy_versions", BsonDocument.class);
        this.bson = new RecordBson<>(PolicyDocument.class, database.getCodecRegistry());
    }

    /** Lists of words are long: they are read again only when they have changed. */
    @Override
    public Current current() {
        BsonDocument head = documents
                .find(eq("_id", ID))
                .projection(include("version", "at"))
                .first();
        if (head == null) {
            return new Current(HoldPolicy.DEFAULT, 0, null);
        }
        Known known = last;
        if (known == null || !known.head().equals(head)) {
            known = new Known(head, read());
            last = known;
        }
        return known.current();
    }

    @Override
    public Current lately() {
        return lately.get();
    }

    private Current read() {
        BsonDocument found = documents.find(eq("_id", ID)).first();
        return found == null
                ? new Current(HoldPolicy.DEFAULT, 0, null)
                : bson.decode(found).toPolicy();
    }

    @Override
    public boolean replace(HoldPolicy policy, Change change, long expected) {
        BsonDocument next = bson.encode(PolicyDocument.from(policy, change, expected + 1));
        try {
            return expected == 0 ? insert(next) : update(next, expected);
        } finally {
            lately.changed();
        }
    }

    private boolean insert(BsonDocument first) {
        return insertOnce(documents, first.append("_id", new BsonString(ID)));
    }

    /** The copy first: it says only what was so, whether the change follows or not. */
    private boolean update(BsonDocument next, long expected) {
        BsonDocument before = documents.find(eq("_id", ID)).first();
        if (before == null || before.getNumber("version").longValue() != expected) {
            return false;
        }
        insertOnce(replaced, before.clone().append("_id", new BsonInt64(expected)));
        List<Bson> changes = new ArrayList<>();
        next.forEach((field, value) -> changes.add(set(field, value)));
        for (String optional : List.of("note", "steps")) {
            if (!next.containsKey(optional)) {
                changes.add(unset(optional));
            }
        }
        return documents
                        .updateOne(and(eq("_id", ID), eq("version", expected)), combine(changes))
                        .getMatchedCount()
                == 1;
    }

    private static boolean insertOnce(MongoCollection<BsonDocument> where, BsonDocument document) {
        try {
            where.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public Optional<Current> version(long version) {
        Current now = read();
        if (version == now.version()) {
            return Optional.of(now);
        }
        return version == 0
                ? Optional.of(new Current(HoldPolicy.DEFAULT, 0, null))
                : Optional.ofNullable(replaced.find(eq("_id", version)).first())
                        .map(found -> bson.decode(found).toPolicy());
    }

    @Override
    public List<Current> versions(@Nullable Long before, int limit) {
        var versions = new ArrayList<Current>();
        if (before == null) {
            versions.add(read());
        }
        replaced.find(lt("_id", before == null ? versions.getFirst().version() : before))
                .sort(descending("_id"))
                .limit(limit)
                .map(found -> bson.decode(found).toPolicy())
                .into(versions);
        return versions.subList(0, Math.min(limit, versions.size()));
    }
}
