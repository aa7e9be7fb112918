package io.broadsheet.comment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.messaging.EventJson;
import io.broadsheet.chassis.messaging.EventReader;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Marks of an instance whose own counts wait behind others. */
@CommentServiceTest
// What is looked at here is not to be done by the service meanwhile.
@TestPropertySource(properties = {"broadsheet.comments.recount-sweep=1h", "broadsheet.comments.retention-interval=1h"})
class CounterListenerIT {

    private static final TopicPartition PARTITION = new TopicPartition(Topics.COMMENTS, 0);

    @Autowired
    private EventReader events;

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
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final BusyRecounts busy = new BusyRecounts();
    private CounterListener listener;

    @BeforeEach
    void anInstanceThatIsBusy() {
        consumer.assign(List.of(PARTITION));
        listener = new CounterListener(events, counting, busy.recounts(), erasure);
    }

    @AfterEach
    void atLast() throws InterruptedException {
        database.getCollection("comments").deleteMany(Filters.eq("articleId", article));
        busy.close();
        consumer.close();
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
        var changed = new CommentChanged(ids.next(), 1, article, null, "visible", Instant.now(), Instant.now());
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
                article.toString(),
                EventJson.write(changed),
                headers,
                Optional.empty());
    }

    private void polledUntil(long end) {
        consumer.seek(PARTITION, end);
    }

    @Test
    void aChangeBehindTheCountOfAnotherInstanceIsMarkedAgain() {
        posted();
        polledUntil(1);
        listener.on(record(0), consumer);
        assertThat(counting.recount(article)).isTrue();
        assertThat(counts.find(article)).contains(new CommentCount(1, null, null));

        posted();
        polledUntil(2);
        listener.on(record(1), consumer);

        assertThat(counting.recount(article)).isTrue();
        assertThat(counts.find(article)).contains(new CommentCount(2, null, null));
    }

    @Test
    void whatOnePollBringsOfAnArticleIsOneMark() {
        posted();
        posted();
        polledUntil(2);
        listener.on(record(0), consumer);
        var mark = counts.find(article).orElseThrow().mark();
        listener.on(record(1), consumer);

        assertThat(counts.find(article).orElseThrow().mark()).isEqualTo(mark).isNotNull();
        assertThat(counting.recount(article)).isTrue();
        assertThat(counts.find(article)).contains(new CommentCount(2, null, null));
    }

    @Test
    void aRecordThatComesByItselfIsMarkedWhateverWasBefore() {
        polledUntil(1);
        listener.on(record(0), consumer);
        var mark = counts.find(article).orElseThrow().mark();

        listener.on(record(0), null);

        assertThat(counts.find(article).orElseThrow().mark()).isNotEqualTo(mark);
    }

    @Test
    void aMarkThatFailedIsMadeWhenTheRecordComesAgain() {
        var marks = new PollMarks();
        polledUntil(1);
        var made = new ArrayList<UUID>();

        assertThatIllegalStateException()
                .isThrownBy(() -> marks.once(PARTITION, consumer, article, () -> {
                    throw new IllegalStateException("no database");
                }));
        marks.once(PARTITION, consumer, article, () -> made.add(article));
        marks.once(PARTITION, consumer, article, () -> made.add(article));

        assertThat(made).containsExactly(article);
    }
}
