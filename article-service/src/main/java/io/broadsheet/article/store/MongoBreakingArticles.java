package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.BreakingArticles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bson.Document;
import org.springframework.stereotype.Repository;

/** By the index on the end, which only articles that have one have. */
@Repository
class MongoBreakingArticles implements BreakingArticles {

    private final MongoCollection<Document> articles;

    MongoBreakingArticles(MongoDatabase database) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES);
    }

    @Override
    public List<UUID> over(Instant now, Set<UUID> passedOver, int limit) {
        return articles.find(and(lte(ArticleIndexes.BREAKING_ENDS, now), nin("_id", passedOver)))
                .sort(ascending(ArticleIndexes.BREAKING_ENDS))
                .limit(limit)
                .projection(include("_id"))
                .map(read -> read.get("_id", UUID.class))
                .into(new ArrayList<>());
    }
}
