package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives articles that an older build wrote what the newsroom finds them by. It lies beside the aggregate, so the version
 * stays; whoever writes at the same time writes it too.
 */
@Component
class LookupRepair extends Background {

    private static final Duration AFTER_THE_START = Duration.ofSeconds(15);
    /** An older build beside this one may still write. */
    private static final Duration WHEN_DONE = Duration.ofHours(6);

    private static final Duration BETWEEN_PAGES = Duration.ofMillis(50);
    private static final int PAGE = 200;
    private static final String LOOKUP = "lookup";

    private final MongoCollection<BsonDocument> articles;
    private final RecordBson<ArticleDocument> documents;
    private final RecordBson<DetailsDocument> details;
    private final RecordBson<LookupDocument> lookups;

    LookupRepair(MongoDatabase database) {
        super("lookup-repair");
        this.articles = database.getCollection(ArticleIndexes.ARTICLES, BsonDocument.class);
        this.documents = new RecordBson<>(ArticleDocument.class, articles.getCodecRegistry());
        this.details = new RecordBson<>(DetailsDocument.class, articles.getCodecRegistry());
        this.lookups = new RecordBson<>(LookupDocument.class, articles.getCodecRegistry());
    }

    @Override
    protected void work() throws InterruptedException {
        var pause = AFTER_THE_START;
        while (isWantedAfter(pause)) {
            repairAll();
            pause = WHEN_DONE;
        }
    }

    void repairAll() throws InterruptedException {
        @Nullable BsonValue last = null;
        List<BsonDocument> page;
        do {
            var living = ne(ArticleIndexes.STATE, ArticleState.ERASED.word());
            page = articles.find(last == null ? living : and(gt("_id", last), living))
                    .sort(ascending("_id"))
                    .limit(PAGE)
                    .projection(include("version", "details", LOOKUP))
                    .into(new ArrayList<>());
            page.forEach(this::repair);
            last = page.isEmpty() ? last : page.getLast().get("_id");
        } while (page.size() == PAGE && isWantedAfter(BETWEEN_PAGES));
    }

    private void repair(BsonDocument article) {
        var right = lookups.encode(
                LookupDocument.of(details.decode(article.getDocument("details")).toDetails()));
        if (!right.equals(article.get(LOOKUP))) {
            var sameVersion = and(eq("_id", article.get("_id")), eq("version", article.get("version")));
            var whole = articles.find(sameVersion).first();
            if (whole != null) {
                articles.updateOne(sameVersion, combine(set(LOOKUP, right), unpublished(whole)));
            }
        }
    }

    private Bson unpublished(BsonDocument article) {
        return documents.decode(article).toStored().article().hasUnpublishedChanges()
                ? set(ArticleIndexes.UNPUBLISHED, true)
                : unset(ArticleIndexes.UNPUBLISHED);
    }
}
