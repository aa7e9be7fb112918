package io.broadsheet.benchmark;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;

/** Puts copies of what calls have written into the database, each by an id of its own: no event tells of them. */
final class Copies {

    private static final int PORT = 27017;
    private static final int AT_ONCE = 1_000;

    /** Parts of the store's documents that belong to one of them alone. */
    private static final List<String> OWN = List.of("idempotency", "outbox", "pendingSince", "lease");

    private Copies() {}

    /** @param change makes a copy another one, by its number */
    static void put(Site site, String collection, Bson which, int count, ObjIntConsumer<Document> change) {
        if (count <= 0) {
            return;
        }
        var settings = MongoClientSettings.builder()
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(
                        new ServerAddress("127.0.0.1", site.uri(PORT, "").getPort()))))
                .build();
        try (var client = MongoClients.create(settings)) {
            var documents = client.getDatabase("broadsheet").getCollection(collection);
            var written = documents.find(which).into(new ArrayList<>());
            var batch = new ArrayList<Document>();
            for (int number = 0; number < count; number++) {
                var copied = new Document(written.get(number % written.size()));
                OWN.forEach(copied::remove);
                copied.put("_id", UUID.randomUUID());
                change.accept(copied, number);
                batch.add(copied);
                if (batch.size() == AT_ONCE || number == count - 1) {
                    documents.insertMany(batch);
                    batch.clear();
                }
            }
        }
    }
}
