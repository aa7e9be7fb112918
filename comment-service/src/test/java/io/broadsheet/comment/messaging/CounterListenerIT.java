package io.broadsheet.comment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.chassis.messaging.MalformedEvent;
import io.broadsheet.chassis.messaging.PolledEvents;
import io.broadsheet.comment.CommentServiceTest;
import io.broadsheet.comment.application.BusyRecounts;
import io.broadsheet.comment.application.CommentCounting;
import io.broadsheet.comment.application.CommentErasure;
import io.broadsheet.comment.domain.CommentCount;
import io.broadsheet.comment.domain.CommentCounts;
import io.broadsheet.contract.CommentChanged;
import io.broadsheet.contract.EventType;
import io.broadsheet.contract.Topics;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.test.context.TestPropertySource;

/** Marks of an instance whose own counts wait behind others. */
@CommentServiceTest
// What is looked at here is not to be done by the service meanwhile.
@TestPropertySource(properties = {"broadsheet.comments.recount-sweep=1h", "broadsheet.comments.retention-interval=1h"})
class CounterListenerIT {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.COMMENTS, 0);

    @Autowired
    private PolledEvents events;

    @Autowired
    private CommentCounting counting;

    @Autowired
    private CommentCounts counts;

    @Autowired
    private CommentErasure erasure;

    @Autowired
    private MongoDatabase database;

    private final Ids ids = new Ids();
    private final UUID article = ids.next();
    private final BusyRecounts busy = new BusyRecounts();
    private CounterListener listener;

    @BeforeEach
    void anInstanceThatIsBusy() {
        listener = new CounterListener(events, counting, busy.recounts(), erasure);
    }

    @AfterEach
    void atLast() throws InterruptedException {
        database.getCollection("comments").deleteMany(Filters.eq("articleId", article));
        busy.close();
    }

    /** Told by nobody but the records of this test. */
    private void posted() {
        var id = ids.next();
        database.getCollection("comments")
                .insertOne(new Document("_id", id)
                        .append("version", 1L)
                        .append("articleId", article)
                        .append("state", "visible"));
    }

    private ConsumerRecord<String, byte @Nullable []> record(long offset) {
        return record(article, offset);
    }

    private ConsumerRecord<String, byte @Nullable []> record(UUID of, long offset) {
        var changed = new CommentChanged(ids.next(), 1, of, null, "visible", Instant.now(), Instant.now());
        var headers = CloudEvents.headers(
                EventType.COMMENT_POSTED, changed.subject(), changed.version(), 0, Instant.now(), "/test");
        return new ConsumerRecord<>(
                PARTITION.topic(),
                PARTITION.partition(),
                offset,
                0,
                TimestampType.CREATE_TIME,
                0,
                0,
                of.toString(),
                EventJson.write(changed),
                headers,
                Optional.empty());
    }

    @Test
    void aChangeBehindTheCountOfAnotherInstanceIsMarkedAgain() {
        posted();
        listener.on(List.of(record(0)));
        assertThat(counting.recount(article)).isTrue();
        assertThat(counts.find(article)).contains(new CommentCount(1, null, null));

        posted();
        listener.on(List.of(record(1)));

        assertThat(counting.recount(article)).isTrue();
        assertThat(counts.find(article)).contains(new CommentCount(2, null, null));
    }

    @Test
    void whatOnePollBringsOfAnArticleIsOneMark() {
        posted();
        posted();
        var other = ids.next();
        listener.on(List.of(record(0), record(other, 1), record(2)));

        assertThat(versionOf(article)).isEqualTo(1);
        assertThat(counts.find(article).orElseThrow().mark()).isNotNull();
        assertThat(counts.find(other).orElseThrow().mark()).isNotNull();
        assertThat(counting.recount(article)).isTrue();
        assertThat(counts.find(article)).contains(new CommentCount(2, null, null));
    }

    private long versionOf(UUID count) {
        return database.getCollection("threads")
                .find(Filters.eq("_id", count))
                .first()
                .getLong("version");
    }

    @Test
    void aRecordThatComesAgainIsMarkedWhateverWasBefore() {
        listener.on(List.of(record(0)));
        var mark = counts.find(article).orElseThrow().mark();

        listener.on(List.of(record(0)));

        assertThat(counts.find(article).orElseThrow().mark()).isNotEqualTo(mark);
    }

    @Test
    void oneThatCannotBeReadHoldsUpNoneBeforeIt() {
        var unreadable = new ConsumerRecord<String, byte @Nullable []>(
                PARTITION.topic(), PARTITION.partition(), 1, article.toString(), new byte[0]);

        assertThatExceptionOfType(BatchListenerFailedException.class)
                .isThrownBy(() -> listener.on(List.of(record(0), unreadable, record(2))))
                .matches(failed -> failed.getRecord() == unreadable)
                .withRootCauseInstanceOf(MalformedEvent.class);

        assertThat(counts.find(article).orElseThrow().mark()).isNotNull();
    }
}
