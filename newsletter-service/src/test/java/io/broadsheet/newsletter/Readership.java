package io.broadsheet.newsletter;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cohort;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;

/** Confirmed subscriptions, as the store holds them. */
public final class Readership {
    private final MongoCollection<Document> subscriptions;

    private final long served;

    /** @param served the cut they confirmed at */
    public Readership(MongoDatabase database, long served) {
        this.subscriptions = database.getCollection("subscriptions");
        this.served = served;
    }

    /** A daily reader in Paris at eight. */
    public UUID reader(String address, String... topics) {
        return reader(address, Cadence.DAILY, List.of(topics));
    }

    public UUID reader(String address, Cadence cadence, List<String> topics) {
        var id = UUID.randomUUID();
        subscriptions.insertOne(document(id, address, cadence, topics));
        return id;
    }

    public List<UUID> readers(int count, String domain) {
        return readers(count, domain, Cadence.DAILY);
    }

    public List<UUID> readers(int count, String domain, Cadence cadence) {
        var ids = IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList();
        for (var start = 0; start < count; start += 1_000) {
            var from = start;
            subscriptions.insertMany(IntStream.range(from, Math.min(count, from + 1_000))
                    .mapToObj(i -> document(ids.get(i), "r" + i + "@" + domain, cadence, List.of()))
                    .toList());
        }
        return ids;
    }

    public void leaves(UUID id) {
        subscriptions.updateOne(
                Filters.eq("_id", id),
                Updates.combine(
                        Updates.set("state", "ended"),
                        Updates.set("endReason", "unsubscribed"),
                        Updates.set("endedAt", new Date()),
                        Updates.unset("cohort"),
                        Updates.unset("served")));
    }

    public long served(UUID id) {
        return ((Number) subscriptions.find(Filters.eq("_id", id)).first().get("served")).longValue();
    }

    public void forgetServed(UUID id, long served) {
        subscriptions.updateOne(Filters.eq("_id", id), Updates.set("served", served));
    }

    public String state(UUID id) {
        return subscriptions.find(Filters.eq("_id", id)).first().getString("state");
    }

    public void clear() {
        subscriptions.deleteMany(new Document());
    }

    private Document document(UUID id, String address, Cadence cadence, List<String> topics) {
        var cohort = new Cohort(cadence, null, "Europe/Paris", 8, topics, List.of());
        return new Document("_id", id)
                .append("version", 2L)
                .append("state", "confirmed")
                .append("email", address)
                .append("emailKey", "key of " + address)
                .append("generation", 1)
                .append("announced", true)
                .append("letters", List.of())
                .append("cadence", cadence.word())
                .append("zone", "Europe/Paris")
                .append("hour", 8)
                .append("topics", topics)
                .append("languages", List.of())
                .append("cohort", cohort.key())
                .append("served", served)
                .append("askedAt", Date.from(Instant.EPOCH))
                .append("confirmedAt", Date.from(Instant.EPOCH));
    }
}
