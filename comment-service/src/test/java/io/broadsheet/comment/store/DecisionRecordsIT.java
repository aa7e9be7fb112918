package io.broadsheet.comment.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.domain.DecisionRecords;
import io.broadsheet.comment.domain.HoldReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of comments that were decided on later than any other test's. */
@CommentServiceTest
class DecisionRecordsIT {

    private static final Instant LATE = Instant.parse("2126-11-30T12:00:00Z");
    private static final int MOST = 3;

    @Autowired
    private DecisionRecords records;

    @Autowired
    private MongoDatabase database;

    private final UUID article = UUID.randomUUID();

    @AfterEach
    void noneOfThem() {
        database.getCollection(MongoComments.COLLECTION).deleteMany(Filters.eq("articleId", article));
    }

    private void decided(String state, int count, Object decisions) {
        for (int i = 0; i < count; i++) {
            database.getCollection(MongoComments.COLLECTION)
                    .insertOne(new Document("_id", UUID.randomUUID())
                            .append("version", 2L)
                            .append("articleId", article)
                            .append("state", state)
                            .append("since", Date.from(LATE.plus(Duration.ofMinutes(i))))
                            .append("postedAt", Date.from(LATE))
                            .append("decisions", decisions));
        }
    }

    @Test
    void asManyAsAreReadOfEachStateAreAll() {
        decided(CommentDocument.VISIBLE, MOST, List.of());
        decided(CommentDocument.REJECTED, MOST, List.of());

        var found = records.since(LATE, MOST);

        assertThat(found.comments()).hasSize(2 * MOST);
        assertThat(found.complete()).isTrue();
    }

    /** A raid leaves more than that, and the desk works on the oldest first. */
    @Test
    void reasonsAreOfAllThatIsHeld() {
        long before = records.heldByReason().getOrDefault(HoldReason.REPORTED, 0L);
        var held = IntStream.range(0, 10_001)
                .mapToObj(i -> new Document("_id", UUID.randomUUID())
                        .append("articleId", article)
                        .append("state", CommentDocument.HELD)
                        .append("since", Date.from(LATE))
                        .append("heldFor", List.of(HoldReason.REPORTED.name(), "OF_A_NEWER_BUILD")))
                .toList();
        database.getCollection(MongoComments.COLLECTION).insertMany(held);

        assertThat(records.heldByReason())
                .containsEntry(HoldReason.REPORTED, before + held.size())
                .doesNotContainKey(null);
    }

    @Test
    void oneMoreOfOneStateIsNotAllThoughSomeCannotBeRead() {
        decided(CommentDocument.REJECTED, MOST + 1, "by a newer build");

        var found = records.since(LATE, MOST);

        assertThat(found.comments()).isEmpty();
        assertThat(found.complete()).isFalse();
    }
}
