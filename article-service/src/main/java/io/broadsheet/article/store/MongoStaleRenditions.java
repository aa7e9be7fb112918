package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.StaleRenditions;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Told by {@code publication.renderer}; a build that knows no such field leaves it out of what it publishes. The lease lies
 * in {@code jobs}: {@code {_id, holder, until}}.
 */
@Repository
class MongoStaleRenditions implements StaleRenditions {

    private static final String RENDERER = "publication.renderer";
    private static final String JOB = "rendering-upgrade";
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final MongoCollection<Document> articles;
    private final MongoCollection<Document> jobs;
    private final DatabaseClock clock;

    MongoStaleRenditions(MongoDatabase database, DatabaseClock clock) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES);
        this.jobs = database.getCollection("jobs");
        this.clock = clock;
    }

    @Override
    public List<UUID> madeBefore(int renderer, @Nullable UUID after, int limit) {
        var filter = after == null ? before(renderer) : and(before(renderer), gt("_id", after));
        return articles.find(filter)
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include("_id"))
                .map(read -> read.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    @Override
    public long count(int renderer) {
        return articles.countDocuments(before(renderer));
    }

    private static Bson before(int renderer) {
        return and(
                eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word()),
                or(lt(RENDERER, renderer), exists(RENDERER, false)));
    }

    /** Beside the aggregate: nothing that an editor or a reader sees changes, so its version stays. */
    @Override
    public void keep(UUID article, long version, int renderer) {
        articles.updateOne(
                and(
                        eq("_id", article),
                        eq("version", version),
                        eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word())),
                set(RENDERER, renderer));
    }

    @Override
    public boolean lease(UUID holder) {
        var now = clock.instant();
        var until = now.plus(LEASE);
        var free = and(eq("_id", JOB), or(eq("holder", holder), lt("until", now)));
        if (jobs.updateOne(free, combine(set("holder", holder), set("until", until)))
                        .getMatchedCount()
                == 1) {
            return true;
        }
        try {
            jobs.insertOne(new Document("_id", JOB).append("holder", holder).append("until", until));
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw failure;
            }
            return false;
        }
    }

    @Override
    public void release(UUID holder) {
        jobs.deleteOne(and(eq("_id", JOB), eq("holder", holder)));
    }
}
