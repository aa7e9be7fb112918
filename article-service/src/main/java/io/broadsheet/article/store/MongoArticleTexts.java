package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.ArticleTexts;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonDocument;
import org.springframework.stereotype.Repository;

/** Reads nothing of {@code articles} but their HTML. */
@Repository
class MongoArticleTexts implements ArticleTexts {

    private static final String HTML = "publication.html";

    private final MongoCollection<BsonDocument> articles;

    MongoArticleTexts(MongoDatabase database) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES, BsonDocument.class);
    }

    @Override
    public Map<UUID, String> html(Collection<UUID> ids) {
        var texts = new HashMap<UUID, String>();
        articles.find(and(in("_id", ids), eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word())))
                .projection(include(HTML))
                .forEach(read -> texts.put(
                        read.getBinary("_id").asUuid(),
                        read.getDocument("publication").getString("html").getValue()));
        return texts;
    }
}
