package io.broadsheet.embedded.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredTest {

    private static final int LENGTH = 100_000;
    private static final Document ARTICLE = new Document("_id", new UUID(1, 2))
            .append("state", "published")
            .append("version", 7L)
            .append("slugs", List.of("tides", "tides-and-time"))
            .append("text", "x".repeat(LENGTH))
            .append(
                    "publication",
                    new Document("at", Instant.ofEpochMilli(5))
                            .append("html", "y".repeat(LENGTH))
                            .append("minutes", 3)
                            .append("score", 0.5)
                            .append("pin", true)
                            .append("none", null))
            .append(
                    "outbox",
                    Arrays.asList(
                            new Document("id", "a").append("payload", new BinData(new byte[] {1, 2, 3})),
                            new Document("id", "b").append("payload", new BinData(new byte[0])),
                            null,
                            "c"));

    private final Stored stored = Stored.of(ARTICLE);

    @Test
    void isWhatWasStored() {
        assertThat(stored.document().toString()).isEqualTo(ARTICLE.toString());
    }

    @Test
    void hasTheFieldsThatAreIncluded() {
        Document fields = new Document("publication.minutes", 1).append("outbox.id", 1);
        assertThat(stored.select(Selection.ofProjection(fields)).toString())
                .isEqualTo(new Document("_id", new UUID(1, 2))
                        .append("publication", new Document("minutes", 3))
                        .append("outbox", Arrays.asList(new Document("id", "a"), new Document("id", "b"), null, "c"))
                        .toString());
    }

    @Test
    void hasAllButTheFieldsThatAreExcluded() {
        Document fields = new Document("text", 0).append("publication.html", 0).append("outbox", 0);
        Document rest = stored.select(Selection.ofProjection(fields));
        assertThat(rest.keySet()).containsExactly("_id", "state", "version", "slugs", "publication");
        assertThat(((Document) rest.get("publication")).keySet())
                .containsExactly("at", "minutes", "score", "pin", "none");
    }

    @Test
    void hasWhatAQueryCompares() {
        Document query = new Document("$and", List.of(new Document("state", "draft"), new Document("slugs.1", "a")))
                .append("publication.at", new Document("$gt", Instant.EPOCH));
        assertThat(stored.select(Selection.ofQuery(query)).toString())
                .isEqualTo(new Document("state", "published")
                        .append("slugs", List.of("tides", "tides-and-time"))
                        .append("publication", new Document("at", Instant.ofEpochMilli(5)))
                        .toString());
        assertThat(Selection.ofQuery(new Document("$expr", new Document()))).isEqualTo(Selection.EVERYTHING);
    }

    @Test
    void hasWhatAnAggregationReads() {
        Document group = new Document("$group", new Document("_id", "$state").append("n", new Document("$sum", 1)));
        List<Document> stages =
                List.of(new Document("$match", new Document("version", 7)), new Document("$limit", 5), group);
        assertThat(stored.select(Selection.ofPipeline(stages)).keySet()).containsExactly("state", "version");
        Document whole =
                new Document("$group", new Document("_id", null).append("all", new Document("$push", "$$ROOT")));
        assertThat(Selection.ofPipeline(List.of(whole))).isEqualTo(Selection.EVERYTHING);
        assertThat(Selection.ofPipeline(List.of(new Document("$unwind", "$slugs"))))
                .isEqualTo(Selection.EVERYTHING);
    }

    @Test
    void makesNothingOfTheTextsForAList() {
        Selection list = Selection.ofProjection(new Document("text", 0).append("publication.html", 0));
        stored.select(list);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        stored.select(list);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(LENGTH / 5);
    }
}
