package io.broadsheet.newsletter.delivery.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Ledger.Refusals;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;

/** The rows of {@code deliveries} whose reader's mailbox was called unknown, and has taken no mail since. */
final class RefusedReaders {
    private final MongoCollection<BsonDocument> rows;
    private final InstantSource time;

    RefusedReaders(MongoCollection<BsonDocument> rows, InstantSource time) {
        this.rows = rows;
        this.time = time;
    }

    Refusals refusals(UUID subscription, Instant after) {
        var refused = rows.find(and(eq(DeliveryRow.REFUSED_READER, subscription), gt("finishedAt", after)))
                .projection(include("finishedAt"))
                .map(row -> Instant.ofEpochMilli(row.getDateTime("finishedAt").getValue()))
                .into(new ArrayList<>());
        return new Refusals(
                refused.size(), refused.stream().min(Instant::compareTo).orElseGet(time::instant));
    }

    /** Of those whose mailbox took a mail. Hardly any was ever refused, so to look is cheaper than to write. */
    void forgetThoseOf(List<Entry> entries) {
        var sent = entries.stream()
                .filter(entry -> entry.outcome() instanceof Outcome.Sent)
                .map(Entry::subscription)
                .toList();
        var refused = in(DeliveryRow.REFUSED_READER, sent);
        if (!sent.isEmpty() && rows.find(refused).projection(include("_id")).first() != null) {
            rows.updateMany(refused, unset(DeliveryRow.REFUSED_READER));
        }
    }
}
