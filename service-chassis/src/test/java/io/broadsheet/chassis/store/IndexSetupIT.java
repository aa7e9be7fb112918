package io.broadsheet.chassis.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.broadsheet.embedded.EmbeddedMongo;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSetupIT {

    @TempDir
    static Path data;

    static EmbeddedMongo mongo;
    static MongoClient client;

    final MongoDatabase database =
            client.getDatabase("i" + UUID.randomUUID().toString().replace("-", ""));

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

    private static final CollectionIndexes.Index OLDER =
            CollectionIndexes.plain("by_title", Indexes.ascending("title"), "lists");
    private static final CollectionIndexes.Index NEWER =
            CollectionIndexes.plain("by_title", Indexes.ascending("title", "changedAt"), "lists");

    @Test
    void buildsAChangedIndexBesideTheOldOneAndDropsThatWhenNobodyHasNeededItForLong() throws Exception {
        run(OLDER);

        run(NEWER);
        assertThat(names()).hasSize(2);
        passTwoHoursFor("by_title");
        run(NEWER);

        assertThat(names()).hasSize(1).allMatch(name -> name.startsWith("by_title_v"));
        run(NEWER);
        assertThat(names()).as("a second start changes nothing").hasSize(1);
    }

    @Test
    void takesNoIndexFromABuildThatRunsBesideThisOne() throws Exception {
        run(OLDER);
        run(NEWER);
        var both = names();
        passTwoHoursFor("by_title");

        run(OLDER);
        run(NEWER);

        assertThat(names()).hasSize(2).containsExactlyInAnyOrderElementsOf(both);
    }

    @Test
    void leavesWhatABuildMadeThatDidNotSaySoForAWhile() throws Exception {
        database.getCollection("notes").createIndex(OLDER.keys(), new IndexOptions().name(OLDER.name()));

        run(NEWER);

        assertThat(names()).hasSize(2);
    }

    @Test
    void takesCommandsAsSoonAsTheUniqueOnesStand() {
        var setup = new IndexSetup(
                database,
                () -> List.of(new CollectionIndexes(
                        "notes",
                        List.of(
                                // No server takes it.
                                CollectionIndexes.plain("impossible", new Document("title", "no such kind"), "nothing"),
                                CollectionIndexes.unique("by_slug", Indexes.ascending("slug"), "a rule")))));
        setup.start();
        try {
            await().untilAsserted(() -> assertThatCode(setup::require).doesNotThrowAnyException());
            assertThat(names()).contains("by_slug");
        } finally {
            setup.stop();
        }
    }

    @Test
    void makesThoseOfOtherCollectionsWhereTheServerRefusesOneAndSaysWhich() {
        var setup = new IndexSetup(
                database,
                () -> List.of(
                        new CollectionIndexes(
                                "barred",
                                List.of(CollectionIndexes.plain(
                                        "impossible", new Document("title", "no such kind"), "nothing"))),
                        new CollectionIndexes("notes", List.of(OLDER))));
        setup.start();
        try {
            await().untilAsserted(() -> assertThat(names()).containsExactly(OLDER.name()));
            await().untilAsserted(() -> assertThat(setup.problem())
                    .startsWith("indexes of barred could not be created: com.mongodb.MongoCommandException ("));
        } finally {
            setup.stop();
        }
    }

    private void passTwoHoursFor(String index) {
        database.getCollection("index_uses")
                .updateOne(
                        eq("_id", "notes." + index),
                        set("at", Date.from(Instant.now().minus(Duration.ofHours(2)))));
    }

    private void run(CollectionIndexes.Index index) throws InterruptedException {
        var setup = new IndexSetup(database, () -> List.of(new CollectionIndexes("notes", List.of(index))));
        setup.work();
    }

    private List<String> names() {
        return database
                .getCollection("notes")
                .listIndexes()
                .map(index -> index.getString("name"))
                .into(new java.util.ArrayList<>())
                .stream()
                .filter(name -> !name.equals("_id_"))
                .toList();
    }
}
