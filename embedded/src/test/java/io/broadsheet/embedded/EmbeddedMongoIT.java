package io.broadsheet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.mongodb.ConnectionString;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoServerException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.ValidationOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoIT {

    @TempDir
    static Path data;

    static EmbeddedMongo mongo;
    static MongoClient client;

    MongoDatabase database;
    MongoCollection<Document> articles;

    @BeforeAll
    static void start() {
        mongo = EmbeddedMongo.start(data, 0);
        client = connect();
    }

    @AfterAll
    static void stop() {
        client.close();
        mongo.close();
    }

    @BeforeEach
    void empty() {
        database = client.getDatabase("broadsheet");
        database.drop();
        articles = database.getCollection("articles");
    }

    @Test
    void keepsDocumentsAndIndexesWhenOpenedAgain() {
        articles.createIndex(
                Indexes.ascending("slug"), new IndexOptions().name("slug").unique(true));
        articles.insertOne(new Document("_id", 1).append("slug", "tides"));
        stop();
        start();
        articles = client.getDatabase("broadsheet").getCollection("articles");

        assertThat(mongo.healthy()).isTrue();
        assertThat(articles.find(Filters.eq("slug", "tides")).first()).containsEntry("_id", 1);
        assertThat(indexNames(articles)).containsExactlyInAnyOrder("_id_", "slug");
    }

    @Test
    void refusesWhatItWouldIgnore() {
        var age = new IndexOptions().expireAfter(1L, TimeUnit.DAYS);
        var some = new IndexOptions().partialFilterExpression(Filters.exists("slug"));
        var german = Collation.builder().locale("de").build();
        refused(() -> articles.createIndex(Indexes.ascending("at"), age));
        refused(() -> articles.createIndex(Indexes.ascending("slug"), some));
        refused(() -> articles.createIndex(Indexes.ascending("slug"), new IndexOptions().collation(german)));
        refused(() -> articles.createIndex(Indexes.text("title")));
        refused(() -> articles.createIndex(Indexes.hashed("slug")));
        refused(() -> articles.createIndex(Indexes.ascending("$**")));
        refused(() -> articles.find().collation(german).first());
        refused(() -> articles.find().max(new Document("at", 1)).first());
        refused(() -> articles.renameCollection(new MongoNamespace("broadsheet", "other")));
        refused(() -> database.createCollection(
                "rules",
                new CreateCollectionOptions()
                        .validationOptions(new ValidationOptions().validator(Filters.exists("slug")))));
        refused(() -> database.createCollection("old", new CreateCollectionOptions().expireAfter(1, TimeUnit.DAYS)));
        refused(() -> database.createView("view", "articles", List.of()));
        refused(() -> articles.watch().first());
    }

    @Test
    void sortsAndFindsUuidsAsUnsignedBytes() {
        var low = UUID.fromString("01900000-0000-7000-8000-000000000001");
        var high = UUID.fromString("f1900000-0000-7000-8000-000000000001");
        articles.createIndex(Indexes.ascending("other"));
        List.of(high, low).forEach(id -> articles.insertOne(new Document("_id", id).append("other", id)));

        assertThat(articles.find().sort(Sorts.ascending("_id")))
                .extracting(each -> each.get("_id"))
                .containsExactly(low, high);
        assertThat(articles.find(Filters.gt("other", low)))
                .extracting(each -> each.get("_id"))
                .containsExactly(high);
    }

    @Test
    void endsOrderedBulkAtFirstErrorAndCountsWhatWasDone() {
        articles.createIndex(
                Indexes.ascending("slug"), new IndexOptions().unique(true).sparse(true));
        articles.insertMany(
                List.of(new Document("_id", 1).append("slug", "a"), new Document("_id", 2), new Document("_id", 3)));

        assertThatExceptionOfType(MongoBulkWriteException.class)
                .isThrownBy(() -> articles.bulkWrite(List.of(
                        new UpdateOneModel<>(Filters.eq(2), Updates.set("slug", "b")),
                        new UpdateOneModel<>(Filters.eq(3), Updates.set("slug", "a")),
                        new UpdateOneModel<>(Filters.eq(3), Updates.set("slug", "c")))))
                .satisfies(
                        e -> assertThat(e.getWriteResult().getModifiedCount()).isOne())
                .satisfies(e -> assertThat(e.getWriteErrors().get(0).getIndex()).isOne());
        assertThat(articles.find(Filters.eq(3)).first()).doesNotContainKey("slug");

        assertThatExceptionOfType(MongoBulkWriteException.class)
                .isThrownBy(() -> articles.insertMany(
                        List.of(new Document("_id", 1), new Document("_id", 4), new Document("_id", 5)),
                        new InsertManyOptions().ordered(false)))
                .satisfies(
                        e -> assertThat(e.getWriteResult().getInsertedCount()).isEqualTo(2));
    }

    @Test
    void keepsIndexesOfTheSameNameApart() {
        var comments = database.getCollection("comments");
        for (var each : List.of(articles, comments)) {
            each.createIndex(Indexes.ascending("state"), new IndexOptions().name("by_state"));
        }
        assertThatNoException()
                .isThrownBy(
                        () -> comments.createIndex(Indexes.ascending("state"), new IndexOptions().name("by_state")));
        refused(() -> comments.createIndex(Indexes.ascending("other"), new IndexOptions().name("by_state")));
        refused(() -> comments.createIndex(Indexes.ascending("state"), new IndexOptions().name("another")));

        comments.dropIndexes();
        assertThat(indexNames(comments)).containsExactly("_id_");
        assertThat(indexNames(articles)).contains("by_state");
    }

    @Test
    void buildsUniqueIndexWhollyOrNotAtAll() {
        articles.insertMany(
                List.of(new Document("_id", 1).append("slug", "a"), new Document("_id", 2).append("slug", "a")));
        var unique = new IndexOptions().unique(true);

        refused(() -> articles.createIndex(Indexes.ascending("slug"), unique));
        refused(() -> articles.createIndex(Indexes.ascending("slug"), unique));
        articles.deleteOne(Filters.eq(2));
        articles.createIndex(Indexes.ascending("slug"), unique);
        assertThat(articles.find(Filters.eq("slug", "a")).first()).containsEntry("_id", 1);
    }

    @Test
    void dropsOneDatabaseAndNoOtherWithTheSameBeginning() {
        var longer = client.getDatabase("broadsheet2").getCollection("articles");
        longer.insertOne(new Document("_id", 1));
        articles.insertOne(new Document("_id", 1));

        database.drop();
        assertThat(articles.countDocuments()).isZero();
        assertThat(longer.countDocuments()).isOne();
        client.getDatabase("broadsheet2").drop();
    }

    @Test
    void handsOutManyDocumentsInBatches() {
        articles.insertMany(
                IntStream.range(0, 500).mapToObj(i -> new Document("_id", i)).toList());
        List<Object> ids = new ArrayList<>();
        articles.find().sort(Sorts.descending("_id")).forEach(each -> ids.add(each.get("_id")));
        assertThat(ids).hasSize(500).startsWith(499, 498).endsWith(1, 0);
        assertThat(articles.find().limit(300)).hasSize(300);
        assertThat(articles.find().batchSize(7)).hasSize(500);
    }

    @Test
    void countsExactlyWhenManyRace() throws Exception {
        articles.insertOne(new Document("_id", 1).append("next", 0));
        Set<Integer> seen = ConcurrentHashMap.newKeySet();
        var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
        List<Callable<Object>> racers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            racers.add(() -> {
                for (int j = 0; j < 50; j++) {
                    seen.add(articles.findOneAndUpdate(Filters.eq(1), Updates.inc("next", 1), after)
                            .getInteger("next"));
                }
                return Map.of();
            });
        }
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var each : threads.invokeAll(racers)) {
                each.get();
            }
        }
        assertThat(seen).hasSize(16 * 50);
    }

    private static void refused(ThrowingCallable call) {
        assertThatExceptionOfType(MongoServerException.class).isThrownBy(call);
    }

    private static List<String> indexNames(MongoCollection<Document> collection) {
        List<String> names = new ArrayList<>();
        collection.listIndexes().forEach(index -> names.add(index.getString("name")));
        return names;
    }

    private static MongoClient connect() {
        return MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(mongo.uri()))
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .build());
    }
}
