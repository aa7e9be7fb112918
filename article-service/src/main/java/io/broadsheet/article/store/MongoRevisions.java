package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.broadsheet.article.application.ReleasedPictures;
import io.broadsheet.article.application.Revisions;
import io.broadsheet.article.domain.Activity;
import io.broadsheet.article.domain.Picture;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.article.domain.WorkingCopy;
import io.broadsheet.chassis.store.DatabaseClock;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * {@code article_revisions}, one for each text that was saved. Like a line of {@link MongoActivityLog} each is kept before
 * its article gets the next version: it is of a version that was written, so none is an orphan.
 */
@Repository
class MongoRevisions implements Revisions {

    static final String COLLECTION = "article_revisions";
    static final String ARTICLE = "article";
    static final String VERSION = "version";

    /** So long after its erasure an article is looked at again. */
    private static final Duration ERASING = Duration.ofMinutes(1);
    /** Each is up to 500 KB, and an article may have thousands. */
    private static final int TEXTS_AT_ONCE = 20;

    private final MongoCollection<BsonDocument> revisions;
    private final MongoCollection<Document> erasures;
    private final ReleasedPictures released;
    private final DatabaseClock clock;
    private final RecordBson<RevisionDocument> bson;

    /** @param title of {@code details}, which lists leave out */
    public record RevisionDocument(
            UUID article,
            long version,
            ActivityDocument activity,
            String title,
            int words,
            @Nullable String slug,
            @Nullable DetailsDocument details,
            @Nullable BodyDocument body) {}

    MongoRevisions(MongoDatabase database, ReleasedPictures released, DatabaseClock clock) {
        this.released = released;
        this.revisions = database.getCollection(COLLECTION, BsonDocument.class);
        this.erasures = database.getCollection("article_erasures");
        this.clock = clock;
        this.bson = new RecordBson<>(RevisionDocument.class, revisions.getCodecRegistry());
    }

    void keep(UUID article, Activity saved, WorkingCopy copy) {
        try {
            revisions.insertOne(bson.encode(new RevisionDocument(
                    article,
                    saved.version(),
                    ActivityDocument.from(saved),
                    copy.details().title(),
                    Revisions.wordsOf(copy.body().source()),
                    copy.slug().value(),
                    DetailsDocument.from(copy.details()),
                    BodyDocument.from(copy.body()))));
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
        }
    }

    @Override
    public List<Listed> before(UUID article, long version, int limit) {
        if (limit < 1) {
            return List.of();
        }
        return revisions
                .find(and(eq(ARTICLE, article), lt(VERSION, version)))
                .sort(descending(VERSION))
                .limit(limit)
                .projection(include(ARTICLE, VERSION, "activity", "title", "words"))
                .map(bson::decode)
                .map(read -> new Listed(read.activity().toActivity(), read.title(), read.words()))
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Revision> latest(UUID article, long version) {
        var found = revisions
                .find(and(eq(ARTICLE, article), lte(VERSION, version)))
                .sort(descending(VERSION))
                .limit(1)
                .first();
        return Optional.ofNullable(found).map(bson::decode).map(MongoRevisions::revision);
    }

    private static Revision revision(RevisionDocument read) {
        return new Revision(
                read.activity().toActivity(),
                new WorkingCopy(
                        new Slug(Objects.requireNonNull(read.slug())),
                        Objects.requireNonNull(read.details()).toDetails(),
                        Objects.requireNonNull(read.body()).toBody()));
    }

    /** Above the texts and within. */
    private Set<String> pictures(UUID article) {
        var all = new HashSet<String>();
        var rest = eq(ARTICLE, article);
        List<BsonDocument> page;
        do {
            page = revisions
                    .find(rest)
                    .sort(ascending(VERSION))
                    .limit(TEXTS_AT_ONCE)
                    .projection(include(VERSION, "details.heroImage.url", "body.source"))
                    .into(new ArrayList<>());
            page.forEach(read -> all.addAll(Picture.hashesIn(read.toJson())));
            if (!page.isEmpty()) {
                var last = page.getLast().getNumber(VERSION).longValue();
                rest = and(eq(ARTICLE, article), gt(VERSION, last));
            }
        } while (page.size() == TEXTS_AT_ONCE);
        return all;
    }

    @Override
    public void noteErasure(UUID article) {
        erasures.updateOne(eq("_id", article), Updates.set("at", clock.instant()), new UpdateOptions().upsert(true));
    }

    @Override
    public List<ErasureNote> noted(@Nullable UUID after, int limit) {
        var now = clock.instant();
        var old = lt("at", now.minus(ERASING));
        return erasures.find(after == null ? old : and(gt("_id", after), old))
                .sort(ascending("_id"))
                .limit(limit)
                .map(note -> new ErasureNote(
                        note.get("_id", UUID.class),
                        Duration.between(note.getDate("at").toInstant(), now)))
                .into(new ArrayList<>());
    }

    @Override
    public void dropNote(UUID article) {
        erasures.deleteOne(eq("_id", article));
    }

    @Override
    public void erase(UUID article) {
        released.note(article, pictures(article));
        revisions.deleteMany(eq(ARTICLE, article));
    }
}
