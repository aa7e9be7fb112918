package io.broadsheet.comment.store;

import static com.mongodb.client.model.Accumulators.sum;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.RecordBson;
import io.broadsheet.comment.domain.Comments.Queue;
import io.broadsheet.comment.domain.DecisionRecords;
import io.broadsheet.comment.domain.Finding;
import io.broadsheet.comment.domain.HoldReason;
import io.broadsheet.comment.domain.Judgement;
import io.broadsheet.comment.domain.OlderDecisions;
import io.broadsheet.comment.domain.Trail;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;

/** Decisions as they are kept in {@code comments}, without names and words. */
@Repository
class MongoDecisionRecords implements DecisionRecords {

    private static final Logger LOG = LoggerFactory.getLogger(MongoDecisionRecords.class);
    private static final LogLimit UNREADABLE = new LogLimit(Duration.ofMinutes(10));

    private final MongoCollection<BsonDocument> documents;
    private final RecordBson<DecidedDocument> bson;
    private final OlderDecisions older;

    /** What statistics read of a comment. */
    public record DecidedDocument(
            Instant postedAt,
            @Nullable Instant editedAt,
            List<DecisionDocument> decisions,
            @Nullable List<DecisionDocument> trail,
            @Nullable ReviewDocument review) {

        Decided toDecided() {
            Judgement judgement = ReviewDocument.review(review).judgement();
            return new Decided(
                    Objects.requireNonNullElse(editedAt, postedAt),
                    judgement == null
                            ? List.of()
                            : judgement.findings().stream()
                                    .map(Finding::reason)
                                    .distinct()
                                    .toList(),
                    DecisionDocument.decisions(decisions, trail));
        }
    }

    MongoDecisionRecords(MongoDatabase database, OlderDecisions older) {
        this.older = older;
        this.documents = database.getCollection(MongoComments.COLLECTION, BsonDocument.class);
        this.bson = new RecordBson<>(DecidedDocument.class, database.getCodecRegistry());
    }

    @Override
    public Found since(Instant since, int most) {
        var found = new LinkedHashMap<UUID, Decided>();
        boolean complete = true;
        for (String state : List.of(CommentDocument.VISIBLE, CommentDocument.REJECTED)) {
            int read = 0;
            for (BsonDocument document : documents
                    .find(and(eq("state", state), gte("since", since)))
                    .sort(descending("since", "_id"))
                    .limit(most + 1)
                    .projection(include("postedAt", "editedAt", "decisions", "trail", "review"))) {
                if (++read > most) {
                    complete = false;
                } else {
                    readable(document)
                            .ifPresent(decided ->
                                    found.put(document.getBinary("_id").asUuid(), decided));
                }
            }
        }
        // Shorter trails have nothing beside their comments.
        var isLong = found.entrySet().stream()
                .filter(each -> each.getValue().decisions().size() >= Trail.LEAST_KEPT)
                .map(Map.Entry::getKey)
                .toList();
        older.of(isLong)
                .forEach((id, lines) -> found.computeIfPresent(
                        id,
                        (_, latest) -> new Decided(
                                latest.written(), latest.reasons(), Trail.whole(lines, latest.decisions()))));
        return new Found(List.copyOf(found.values()), complete);
    }

    /** A newer build may have written what this one cannot read. */
    private Optional<Decided> readable(BsonDocument document) {
        try {
            return Optional.of(bson.decode(document).toDecided());
        } catch (RuntimeException unreadable) {
            if (UNREADABLE.allows()) {
                LOG.warn("Decisions that cannot be read are missing in the statistics", Loggable.of(unreadable));
            }
            return Optional.empty();
        }
    }

    @Override
    public long count(Queue queue) {
        return documents.countDocuments(QueueQuery.of(queue));
    }

    @Override
    public @Nullable Instant oldest(Queue queue) {
        String time = QueueQuery.time(queue);
        BsonDocument first = documents
                .find(QueueQuery.of(queue))
                .sort(ascending(time, "_id"))
                .projection(include(time))
                .first();
        return first == null
                ? null
                : Instant.ofEpochMilli(first.getDateTime(time).getValue());
    }

    @Override
    public Map<HoldReason, Long> heldByReason() {
        Map<HoldReason, Long> counts = new EnumMap<>(HoldReason.class);
        documents
                .aggregate(List.of(
                        match(eq("state", CommentDocument.HELD)),
                        unwind("$heldFor"),
                        group("$heldFor", sum("held", 1))))
                .forEach(found -> reason(found.getString("_id"))
                        .ifPresent(reason ->
                                counts.put(reason, found.getNumber("held").longValue())));
        return counts;
    }

    private static Optional<HoldReason> reason(BsonValue name) {
        return Arrays.stream(HoldReason.values())
                .filter(reason -> reason.name().equals(name.asString().getValue()))
                .findFirst();
    }
}
