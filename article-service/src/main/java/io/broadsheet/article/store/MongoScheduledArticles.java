package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ScheduledArticles;
import io.broadsheet.chassis.store.DatabaseClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** By the index on {@code due}, which only scheduled articles have. */
@Repository
class MongoScheduledArticles implements ScheduledArticles {

    private final MongoCollection<Document> articles;
    private final DatabaseClock clock;

    MongoScheduledArticles(MongoDatabase database, DatabaseClock clock) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES);
        this.clock = clock;
    }

    @Override
    public List<Scheduled> next(@Nullable Scheduled after, int limit) {
        var filter = after == null
                ? gte(ArticleIndexes.DUE, Instant.EPOCH)
                : and(
                        gte(ArticleIndexes.DUE, after.at()),
                        or(gt(ArticleIndexes.DUE, after.at()), gt("_id", after.id())));
        return articles.find(filter)
                .sort(ascending(ArticleIndexes.DUE, "_id"))
                .limit(limit)
                .projection(include(ArticleIndexes.DUE))
                .map(read -> new Scheduled(
                        read.get("_id", UUID.class),
                        read.getDate(ArticleIndexes.DUE).toInstant()))
                .into(new ArrayList<>());
    }

    @Override
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
