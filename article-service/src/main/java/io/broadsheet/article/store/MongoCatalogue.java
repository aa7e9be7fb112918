package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.Catalogue;
import io.broadsheet.article.application.Catalogue.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.springframework.stereotype.Repository;

/** Counts published articles in one pass over {@code articles}, of which only what is counted is read. */
@Repository
class MongoCatalogue implements Catalogue.Source {

    /** Of an hour, in seconds. */
    private static final long QUARTER = 900;

    private final MongoCollection<BsonDocument> articles;

    MongoCatalogue(MongoDatabase database) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES, BsonDocument.class);
    }

    @Override
    public Catalogue count() {
        var sections = new HashMap<String, Long>();
        var tags = new HashMap<String, Long>();
        var published = new TreeMap<Instant, Long>();
        articles.find(eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word()))
                .projection(include(ArticleIndexes.SECTION, ArticleIndexes.TAGS, ArticleIndexes.PUBLISHED))
                .batchSize(1_000)
                .forEach(read -> {
                    var publication = read.getDocument("publication");
                    var details = publication.getDocument("details");
                    if (details.containsKey("section")) {
                        sections.merge(details.getString("section").getValue(), 1L, Long::sum);
                    }
                    details.getArray("tags")
                            .forEach(tag -> tags.merge(tag.asString().getValue(), 1L, Long::sum));
                    var at = Instant.ofEpochMilli(
                            publication.getDateTime("publishedAt").getValue());
                    published.merge(Instant.ofEpochSecond(at.getEpochSecond() / QUARTER * QUARTER), 1L, Long::sum);
                });
        return new Catalogue(byCount(sections), byCount(tags), published);
    }

    private static List<Named> byCount(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> new Named(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Named::count).reversed().thenComparing(Named::name))
                .toList();
    }
}
