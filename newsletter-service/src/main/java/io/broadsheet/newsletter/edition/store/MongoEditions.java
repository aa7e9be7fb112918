package io.broadsheet.newsletter.edition.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.Editions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;

/** {@code editions}: a row per cut, cohort and number its readers were last served. */
final class MongoEditions implements Editions {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "editions",
            List.of(
                    CollectionIndexes.plain(
                            "number", ascending("number", "skipped"), "how many cohorts a cut had, and skipped"),
                    CollectionIndexes.plain("plannedAt", ascending("plannedAt"), "what is old enough to forget")));

    private static final InsertManyOptions UNORDERED = new InsertManyOptions().ordered(false);

    private final MongoCollection<EditionDocument> editions;
    private final MongoCollection<BsonDocument> rows;

    MongoEditions(MongoDatabase database) {
        editions = database.getCollection("editions", EditionDocument.class);
        rows = database.getCollection("editions", BsonDocument.class);
    }

    @Override
    public void add(Collection<Edition> planned, Instant at) {
        try {
            editions.insertMany(
                    planned.stream()
                            .map(edition -> EditionDocument.from(edition, at))
                            .toList(),
                    UNORDERED);
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || !e.getWriteErrors().stream()
                            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY)) {
                throw e;
            }
        }
    }

    @Override
    public List<Edition> find(Collection<UUID> ids) {
        return editions.find(in("_id", ids)).map(EditionDocument::toEdition).into(new ArrayList<>());
    }

    @Override
    public Totals totals(long number) {
        return new Totals(
                rows.countDocuments(eq("number", number)),
                rows.countDocuments(and(eq("number", number), eq("skipped", true))));
    }

    @Override
    public long forget(Instant before, int limit) {
        var old = rows.find(lt("plannedAt", before))
                .sort(ascending("plannedAt"))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new ArrayList<>());
        return old.isEmpty() ? 0 : rows.deleteMany(in("_id", old)).getDeletedCount();
    }
}
