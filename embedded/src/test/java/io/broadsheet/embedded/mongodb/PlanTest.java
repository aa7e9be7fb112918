package io.broadsheet.embedded.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of 5,000 documents for the queries that the services make: no more than what matches. */
class PlanTest {

    private static final int DOCUMENTS = 5_000;

    @TempDir
    static Path folder;

    static DurableBackend backend;

    @BeforeAll
    static void fill() {
        backend = DurableBackend.open(folder.resolve("documents.mv"), 4);
        var channel = new EmbeddedChannel();
        backend.handleCommand(
                channel,
                "test",
                "createIndexes",
                new Document("createIndexes", "articles")
                        .append(
                                "indexes",
                                List.of(
                                        index("slug", new Document("slug", 1))
                                                .append("unique", true)
                                                .append("sparse", true),
                                        index(
                                                "newest",
                                                new Document("state", 1)
                                                        .append("at", -1)
                                                        .append("_id", -1)),
                                        index(
                                                "best",
                                                new Document("state", 1)
                                                        .append("score", 1)
                                                        .append("_id", 1)),
                                        index("pending", new Document("pendingSince", 1))
                                                .append("sparse", true),
                                        index("tags", new Document("tags", 1)))));
        List<Document> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Document document = new Document("_id", new UUID(1, i))
                    .append("version", 1L)
                    .append("slug", "slug-" + i)
                    .append("state", i % 2 == 0 ? "draft" : "published")
                    .append("tags", List.of("tag-" + i % 1_000, "all"))
                    .append("at", Instant.ofEpochSecond(i));
            if (i % 100 == 0) {
                document.append("score", i);
            }
            if (i % 1_000 == 0) {
                document.append("pendingSince", Instant.ofEpochSecond(i));
            }
            documents.add(document);
        }
        backend.handleCommand(
                channel, "test", "insert", new Document("insert", "articles").append("documents", documents));
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    /** By the index on the state, which was made before, half of all would be read. */
    @Test
    void takesOfIndexesThatFitAlikeTheOneWithFewerCandidates() {
        assertThat(read(new Document("state", "draft").append("tags", "tag-8"))).isLessThan(100);
    }

    @Test
    void readsOnlyWhatMatches() {
        UUID id = new UUID(1, 7);
        assertThat(read(new Document("slug", "slug-7"))).isEqualTo(1);
        assertThat(read(new Document("_id", id).append("version", 1L))).isEqualTo(1);
        assertThat(read(new Document("$and", List.of(new Document("_id", id), new Document("version", 1L)))))
                .isEqualTo(1);
        assertThat(read(new Document("_id", new Document("$in", List.of(id, new UUID(1, 8))))))
                .isEqualTo(2);
        assertThat(read(new Document("tags", "tag-3"))).isEqualTo(5);
        assertThat(read(new Document("pendingSince", new Document("$lte", Instant.ofEpochSecond(2_000)))))
                .isEqualTo(3);
        assertThat(read(new Document("state", "draft")
                        .append("at", new Document("$gte", Instant.ofEpochSecond(4_990)))))
                .isEqualTo(5);
    }

    @Test
    void readsOnlyWhatMatchesAnAlternative() {
        Document bySlug = new Document("$and", List.of(new Document("slug", "slug-7"), new Document("version", 1L)));
        Document byTag = new Document("tags", "tag-3");

        assertThat(Plan.ofEach(indexes(), new Document("$or", List.of(bySlug, byTag))))
                .hasSize(2)
                .allSatisfy(plan -> assertThat(plan.positions().count()).isLessThanOrEqualTo(5));
        assertThat(Plan.ofEach(indexes(), new Document("$or", List.of(byTag, new Document("title", "Tides")))))
                .as("one takes a scan")
                .isNull();
    }

    @Test
    void readsPageInTheOrderOfItsIndex() {
        Plan page = plan(new Document("state", "published"), new Document("at", -1).append("_id", -1), 20);
        assertThat(page.ordered()).isTrue();
        assertThat(page.positions().limit(2)).containsExactly(new UUID(1, 4_999), new UUID(1, 4_997));
    }

    @Test
    void readsPageOfThoseWithoutAFieldInTheOrderOfItsIndex() {
        Plan page = plan(new Document("state", "draft").append("score", null), new Document("_id", -1), 20);
        assertThat(page.ordered()).isTrue();
        assertThat(page.positions().limit(2)).containsExactly(new UUID(1, 4_998), new UUID(1, 4_996));
        assertThat(page.positions().count()).isEqualTo(2_450);
        assertThat(plan(new Document("slug", null), new Document(), 0)).isNull();
    }

    @Test
    void explainsWhichWayAFindGoes() {
        Document newest = new Document("at", -1).append("_id", -1);
        assertThat(explained(new Document("state", "draft"), newest))
                .isEqualTo(new Document("stage", "FETCH")
                        .append(
                                "inputStage",
                                new Document("stage", "IXSCAN")
                                        .append("indexName", "newest")
                                        .append("direction", "forward")));
        assertThat(explained(new Document("tags", "tag-3"), newest).toString())
                .contains("SORT", "tags")
                .doesNotContain("COLLSCAN");
        assertThat(explained(
                                new Document(
                                        "$or", List.of(new Document("slug", "slug-7"), new Document("tags", "all"))),
                                new Document())
                        .toString())
                .contains("OR", "slug", "tags");
        assertThat(explained(new Document("title", "Tides"), newest).toString()).contains("SORT", "COLLSCAN");
    }

    @Test
    void explainsNothingThatWouldHaveToBeDoneForIt() {
        Document find = new Document("find", "articles");
        assertThatThrownBy(() -> explain(new Document("explain", find).append("verbosity", "executionStats")))
                .hasMessageContaining("does not honour");
        assertThatThrownBy(() -> explain(new Document("explain", new Document("delete", "articles"))
                        .append("verbosity", "queryPlanner")))
                .hasMessageContaining("does not honour");
    }

    private static Document explained(Document filter, Document sort) {
        Document find = new Document("find", "articles")
                .append("filter", filter)
                .append("sort", sort)
                .append("limit", 20);
        Document answer = explain(new Document("explain", find).append("verbosity", "queryPlanner"));
        return (Document) ((Document) answer.get("queryPlanner")).get("winningPlan");
    }

    private static Document explain(Document command) {
        return backend.handleCommand(new EmbeddedChannel(), "test", "explain", command);
    }

    private static long read(Document query) {
        return plan(query, new Document(), 0).positions().count();
    }

    private static Plan plan(Document query, Document sort, int limit) {
        return Plan.best(indexes(), query, sort, limit);
    }

    private static List<Index<Object>> indexes() {
        List<Index<Object>> indexes = new ArrayList<>();
        ((DurableCollection) backend.resolveDatabase("test").resolveCollection("articles", true))
                .getIndexes()
                .forEach(indexes::add);
        return indexes;
    }

    private static Document index(String name, Document keys) {
        return new Document("name", name).append("key", keys);
    }
}
