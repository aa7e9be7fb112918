package io.broadsheet.chassis.messaging;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionIT {

    @TempDir
    static Path data;

    static EmbeddedMongo mongo;
    static MongoClient client;

    final MongoDatabase database = client.getDatabase("projections");

    @BeforeAll
    static void start() throws Exception {
        mongo = EmbeddedMongo.start(data, 0);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }

    @AfterAll
    static void stop() throws Exception {
        client.close();
        mongo.close();
    }

    /** Two first records of one subject at the same moment: the loser of the insert may be the newer. */
    @Test
    void aProjectionEndsUpAsTheHighestVersionSaysWhenBothAreFirst() throws Exception {
        var documents = database.getCollection("copies", BsonDocument.class);
        var projection = new Projection(documents);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 200; round++) {
                UUID id = UUID.randomUUID();
                bothAtOnce(
                        threads,
                        () -> projection.put(id, 1, new Document("$set", new Document("v", 1))),
                        () -> projection.put(id, 2, new Document("$set", new Document("v", 2))));
                assertThat(documents
                                .find(new Document("_id", id))
                                .first()
                                .getNumber("version")
                                .longValue())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void severalStatesOfAProjectionThatComeAtOnceEndUpAsTheirHighestVersionsSay() {
        var documents = database.getCollection("projected", BsonDocument.class);
        var projection = new Projection(documents);
        UUID known = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        UUID fresh = UUID.randomUUID();
        projection.put(known, 3, set("title", "third"));
        projection.erase(gone, 2);

        projection.putAll(List.of(
                new Projection.State(fresh, 2, set("title", "second")),
                new Projection.State(known, 2, set("title", "second")),
                new Projection.State(gone, 9, set("title", "ninth")),
                new Projection.State(fresh, 1, set("title", "first")),
                new Projection.State(known, 4, set("title", "fourth"))));

        assertThat(documents.find(eq("_id", fresh)).first().getString("title").getValue())
                .isEqualTo("second");
        assertThat(documents.find(eq("_id", known)).first().getString("title").getValue())
                .isEqualTo("fourth");
        assertThat(documents.find(eq("_id", gone)).first()).doesNotContainKey("title");
    }

    /** An insert that is lost to a state of long ago must not leave that state. */
    @Test
    void aProjectionIsErasedThoughAnOlderStateComesFirstAtTheSameMoment() throws Exception {
        var documents = database.getCollection("erased", BsonDocument.class);
        var projection = new Projection(documents);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 200; round++) {
                UUID id = UUID.randomUUID();
                bothAtOnce(
                        threads,
                        () -> projection.put(id, 1, new Document("$set", new Document("v", 1))),
                        () -> projection.erase(id, 2));
                assertThat(documents.find(new Document("_id", id)).first())
                        .isEqualTo(new BsonDocument("_id", new BsonBinary(id))
                                .append("version", new BsonInt64(2))
                                .append("erased", BsonBoolean.TRUE));
            }
        }
    }

    private static void bothAtOnce(ExecutorService threads, Callable<Boolean> one, Callable<Boolean> other)
            throws Exception {
        for (Future<Boolean> each : threads.invokeAll(List.of(one, other))) {
            each.get();
        }
    }
}
