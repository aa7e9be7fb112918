package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.domain.Article;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.LogLimit;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
    private static final String PICTURES = "pictures";

    /** Of what is not told of an erased article. */
    private static final List<String> LEFT =
            List.of(LOOKUP, PICTURES, "corrections", "schedule", "due", ArticleIndexes.UNPUBLISHED);

    private static final Logger LOG = LoggerFactory.getLogger(LookupRepair.class);
    private static final LogLimit FAILED = new LogLimit(Duration.ofMinutes(10));

    private final MongoRevisions revisions;
    private final MongoCollection<BsonDocument> articles;
    private final RecordBson<ArticleDocument> documents;
    private final RecordBson<DetailsDocument> details;
    private final RecordBson<LookupDocument> lookups;
    private final RecordBson<ArticleDocument.PicturesDocument> pictures;

    LookupRepair(MongoDatabase database, MongoRevisions revisions) {
        super("lookup-repair");
        this.revisions = revisions;
        this.articles = database.getCollection(ArticleIndexes.ARTICLES, BsonDocument.class);
        this.documents = new RecordBson<>(ArticleDocument.class, articles.getCodecRegistry());
        this.details = new RecordBson<>(DetailsDocument.class, articles.getCodecRegistry());
        this.lookups = new RecordBson<>(LookupDocument.class, articles.getCodecRegistry());
        this.pictures = new RecordBson<>(ArticleDocument.PicturesDocument.class, articles.getCodecRegistry());
    }

    @Override
    protected void work() throws InterruptedException {
        var pause = AFTER_THE_START;
        while (isWantedAfter(pause)) {
            repairAll();
            clearErased();
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
                    .projection(include("version", "details", LOOKUP, PICTURES + ".version"))
                    .into(new ArrayList<>());
            page.forEach(article -> alone(article, this::repair));
            last = page.isEmpty() ? last : page.getLast().get("_id");
        } while (page.size() == PAGE && isWantedAfter(BETWEEN_PAGES));
    }

    /** Takes away what an older build, which did not know of it, left of articles that it erased. */
    void clearErased() throws InterruptedException {
        @Nullable BsonValue last = null;
        List<BsonDocument> page;
        do {
            var left = and(
                    eq(ArticleIndexes.STATE, ArticleState.ERASED.word()),
                    or(LEFT.stream().map(Filters::exists).toList()));
            page = articles.find(last == null ? left : and(gt("_id", last), left))
                    .sort(ascending("_id"))
                    .limit(PAGE)
                    .projection(include("version"))
                    .into(new ArrayList<>());
            page.forEach(article -> alone(article, this::clear));
            last = page.isEmpty() ? last : page.getLast().get("_id");
        } while (page.size() == PAGE && isWantedAfter(BETWEEN_PAGES));
    }

    private void clear(BsonDocument article) {
        revisions.erase(article.getBinary("_id").asUuid());
        articles.updateOne(
                and(eq("_id", article.get("_id")), eq("version", article.get("version"))),
                combine(LEFT.stream().map(Updates::unset).toList()));
    }

    /** One that cannot be read hides no other. */
    private static void alone(BsonDocument article, Consumer<BsonDocument> work) {
        try {
            work.accept(article);
        } catch (MongoException passing) {
            throw passing;
        } catch (RuntimeException unreadable) {
            if (FAILED.allows()) {
                LOG.warn("Article {} cannot be repaired", article.get("_id"), Loggable.of(unreadable));
            }
        }
    }

    private void repair(BsonDocument article) {
        var right = lookups.encode(
                LookupDocument.of(details.decode(article.getDocument("details")).toDetails()));
        var version = article.getNumber("version").longValue();
        if (right.equals(article.get(LOOKUP)) && picturesVersion(article) == version) {
            return;
        }
        var sameVersion = and(eq("_id", article.get("_id")), eq("version", article.get("version")));
        var whole = articles.find(sameVersion).first();
        if (whole != null) {
            var decoded = documents.decode(whole).toStored().article();
            var has = pictures.encode(ArticleDocument.PicturesDocument.of(decoded, version));
            articles.updateOne(sameVersion, combine(set(LOOKUP, right), set(PICTURES, has), unpublished(decoded)));
        }
    }

    private static long picturesVersion(BsonDocument article) {
        return article.get(PICTURES) instanceof BsonDocument known
                ? known.getNumber("version").longValue()
                : 0;
    }

    private static Bson unpublished(Article article) {
        return article.hasUnpublishedChanges()
                ? set(ArticleIndexes.UNPUBLISHED, true)
                : unset(ArticleIndexes.UNPUBLISHED);
    }
}
