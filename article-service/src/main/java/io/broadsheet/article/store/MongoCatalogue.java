package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.Catalogue;
import io.broadsheet.article.application.Catalogue.Kind;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.BsonValue;
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
        var sections = new NameCounts(Kind.SECTION);
        var tags = new NameCounts(Kind.TAG);
        var names = List.of(sections, tags, new NameCounts(Kind.AUTHOR), new NameCounts(Kind.LANGUAGE));
        var published = new TreeMap<Instant, Long>();
        articles.find(eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word()))
                .projection(include(
                        ArticleIndexes.SECTION,
                        ArticleIndexes.TAGS,
                        ArticleIndexes.AUTHORS,
                        ArticleIndexes.LANGUAGE,
                        ArticleIndexes.PUBLISHED))
                .batchSize(1_000)
                .forEach(read -> {
                    var publication = read.getDocument("publication");
                    var details = publication.getDocument("details");
                    names.forEach(counts -> counts.add(names(details, field(counts.kind()))));
                    var at = Instant.ofEpochMilli(
                            publication.getDateTime("publishedAt").getValue());
                    published.merge(Instant.ofEpochSecond(at.getEpochSecond() / QUARTER * QUARTER), 1L, Long::sum);
                });
        return new Catalogue(
                sections.byCount(),
                tags.byCount(),
                published,
                names.stream().collect(Collectors.toUnmodifiableMap(NameCounts::kind, NameCounts::spellings)));
    }

    private static String field(Kind kind) {
        return switch (kind) {
            case SECTION -> "section";
            case TAG -> "tags";
            case AUTHOR -> "authors";
            case LANGUAGE -> "language";
        };
    }

    private static List<String> names(BsonDocument details, String field) {
        return switch (details.get(field)) {
            case null -> List.of();
            case BsonValue names
            when names.isArray() ->
                names.asArray().stream().map(name -> name.asString().getValue()).toList();
            case BsonValue name -> name.isString() ? List.of(name.asString().getValue()) : List.of();
        };
    }
}
