package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.Claims;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.QueueFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Claims in the field {@code claim} of each comment's document, which no command on a comment writes. */
@Repository
class MongoClaims implements Claims {

    private static final String BY = "claim.by";
    private static final String UNTIL = "claim.until";
    private static final String NAME = "claim.byName";

    private final MongoCollection<BsonDocument> documents;

    MongoClaims(MongoDatabase database) {
        this.documents = database.getCollection(MongoComments.COLLECTION, BsonDocument.class);
    }

    @Override
    public List<UUID> free(
            QueueFilter filter,
            boolean riskiestFirst,
            String by,
            Instant now,
            Collection<UUID> besides,
            Instant ownAppeals,
            int limit) {
        List<Bson> wanted = new ArrayList<>(List.of(QueueQuery.of(filter), isFree(by, now), isFor(by, ownAppeals)));
        if (!besides.isEmpty()) {
            wanted.add(nin("_id", besides));
        }
        return documents
                .find(and(wanted))
                .sort(
                        riskiestFirst
                                ? orderBy(descending("risk"), ascending("_id"))
                                : ascending(QueueQuery.time(filter.queue()), "_id"))
                .limit(limit)
                .projection(include("_id"))
                .map(found -> found.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }

    private static Bson isFree(String by, Instant now) {
        return or(eq("claim", null), eq(BY, by), lte(UNTIL, now));
    }

    private static Bson isFor(String by, Instant ownAppeals) {
        return or(ne("appealAgainst", by), lt("appealedAt", ownAppeals));
    }

    @Override
    public boolean claim(UUID id, Claimant claimant, Instant now, Instant until, Instant ownAppeals) {
        String by = claimant.subject();
        Bson queued = or(QueueQuery.of(Queue.HELD), QueueQuery.of(Queue.APPEALED));
        return documents
                        .updateOne(
                                and(eq("_id", id), queued, isFree(by, now), isFor(by, ownAppeals)),
                                combine(
                                        set(BY, by),
                                        set(UNTIL, until),
                                        claimant.name() == null ? unset(NAME) : set(NAME, claimant.name())))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Map<UUID, Claim> find(Collection<UUID> ids, Instant now) {
        Map<UUID, Claim> claims = new HashMap<>();
        documents
                .find(and(in("_id", ids), gt(UNTIL, now)))
                .projection(include("claim"))
                .forEach(found -> {
                    BsonDocument claim = found.getDocument("claim");
                    claims.put(
                            found.getBinary("_id").asUuid(),
                            new Claim(
                                    claim.getString("by").getValue(),
                                    Instant.ofEpochMilli(
                                            claim.getDateTime("until").getValue()),
                                    claim.containsKey("byName")
                                            ? claim.getString("byName").getValue()
                                            : null));
                });
        return claims;
    }

    @Override
    public void release(Collection<UUID> ids, String by) {
        documents.updateMany(and(in("_id", ids), eq(BY, by)), unset("claim"));
    }

    @Override
    public void releaseAll(String by) {
        documents.updateMany(eq(BY, by), unset("claim"));
    }

    @Override
    public void forgetEnded(Instant limit, int most) {
        Bson ended = and(gte(BY, ""), lt(UNTIL, limit));
        var ids = documents
                .find(ended)
                .limit(most)
                .projection(include("_id"))
                .map(found -> found.get("_id"))
                .into(new ArrayList<>());
        documents.updateMany(and(in("_id", ids), ended), unset("claim"));
    }
}
