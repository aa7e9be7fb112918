package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.RecordBson;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions;
import java.util.ArrayList;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads what planning and sending will read, a page of ids at a time. */
final class MongoUnreadableSubscriptions implements UnreadableSubscriptions {
    private static final Bson READ = include(
            "state",
            "email",
            "emailKey",
            "generation",
            "announced",
            "letters",
            "cadence",
            "weekday",
            "zone",
            "hour",
            "topics",
            "languages",
            "served",
            "askedAt",
            "confirmedAt");

    private final MongoCollection<BsonDocument> documents;
    private final RecordBson<SubscriptionDocument> bson;

    MongoUnreadableSubscriptions(MongoDatabase database) {
        documents = database.getCollection(SubscriptionIndexes.COLLECTION, BsonDocument.class);
        bson = new RecordBson<>(SubscriptionDocument.class, documents.getCodecRegistry());
    }

    @Override
    public Looked look(@Nullable UUID after, int limit) {
        var page = documents
                .find(after == null ? new BsonDocument() : gt("_id", after))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(READ)
                .into(new ArrayList<>());
        var found = page.stream()
                .filter(document -> isActive(document) && !isServable(document))
                .map(MongoUnreadableSubscriptions::id)
                .toList();
        return new Looked(page.size() < limit ? null : id(page.getLast()), found);
    }

    private static boolean isActive(BsonDocument document) {
        return document.isString("state")
                && document.getString("state").getValue().equals(SubscriptionDocument.CONFIRMED);
    }

    private boolean isServable(BsonDocument document) {
        try {
            var stored = bson.decode(document);
            var unused = stored.toSubscription();
            return Preferences.isZone(stored.preferences().zone());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static UUID id(BsonDocument document) {
        return document.getBinary("_id").asUuid();
    }
}
