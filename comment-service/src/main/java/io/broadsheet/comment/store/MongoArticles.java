package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.messaging.Projection;
import io.broadsheet.comment.application.ThreadCache;
import io.broadsheet.comment.domain.Article;
import io.broadsheet.comment.domain.ArticleTraits;
import io.broadsheet.comment.domain.Articles;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Articles as {@code articles.v1} tells of them, in {@code article_projection}. */
@Repository
class MongoArticles implements Articles {

    static final String COLLECTION = "article_projection";

    private static final String SINCE = "eraseCommentsSince";
    private static final String REQUEST = "eraseCommentsRequest";
    private static final String PUBLISHED = "published";
    private static final String PUBLISHED_AT = "publishedAt";
    private static final String AUTHORS = "authors";
    private static final String AUTHOR_KEYS = "authorKeys";
    private static final String SECTION = "section";
    private static final String LANGUAGE = "language";
    private static final String WITHDRAWN = "withdrawn";
    /** With the version that said so: an older build leaves it there when it copies a later one. */
    private static final String CLOSING = "commentsClose";

    private final MongoCollection<BsonDocument> documents;
    private final Projection projection;
    private final Ids ids;
    private final Clock clock;

    private final Names names;
    private final ThreadCache pages;

    MongoArticles(MongoDatabase database, Ids ids, Clock clock, Names names, ThreadCache pages) {
        this.documents = database.getCollection(COLLECTION, BsonDocument.class);
        this.projection = new Projection(documents);
        this.ids = ids;
        this.clock = clock;
        this.names = names;
        this.pages = pages;
    }

    @Override
    public Optional<Article> find(UUID id) {
        return Optional.ofNullable(documents.find(eq("_id", id)).first()).map(MongoArticles::article);
    }

    private static Article article(BsonDocument found) {
        if (found.getBoolean("erased", BsonBoolean.FALSE).getValue()) {
            return new Article.Erased();
        }
        return switch (found.getString("state").getValue()) {
            case PUBLISHED ->
                new Article.Published(
                        found.getString("slug").getValue(),
                        found.getString("title").getValue(),
                        found.getBoolean("commentsOpen").getValue(),
                        closing(found),
                        text(found, "url"),
                        found.getArray(AUTHORS, new BsonArray()).stream()
                                .map(author -> author.asString().getValue())
                                .toList(),
                        new ArticleTraits(
                                text(found, SECTION),
                                text(found, LANGUAGE),
                                found.get(PUBLISHED_AT) instanceof BsonDateTime at
                                        ? Instant.ofEpochMilli(at.getValue())
                                        : null));
            default -> new Article.Withdrawn(text(found, "reason"));
        };
    }

    private static @Nullable Instant closing(BsonDocument found) {
        return found.get(CLOSING) instanceof BsonDocument closing
                        && closing.getNumber("of").longValue()
                                == found.getNumber("version").longValue()
                ? Instant.ofEpochMilli(closing.getDateTime("at").getValue())
                : null;
    }

    private static @Nullable String text(BsonDocument found, String field) {
        return found.get(field) instanceof BsonString text ? text.getValue() : null;
    }

    @Override
    public void put(UUID id, long version, Article article) {
        switch (article) {
            case Article.Published published -> put(id, version, published);
            case Article.Withdrawn(var reason) ->
                projection.put(
                        id,
                        version,
                        combine(
                                set("state", WITHDRAWN),
                                reason == null ? unset("reason") : set("reason", reason),
                                unset("slug"),
                                unset("title"),
                                unset("commentsOpen"),
                                unset(CLOSING),
                                unset("url"),
                                unset(AUTHORS),
                                unset(AUTHOR_KEYS),
                                unset(SECTION),
                                unset(LANGUAGE)));
            case Article.Erased() -> projection.erase(id, version);
        }
        pages.changed(id);
    }

    @Override
    public boolean isKnownAsOf(UUID id, long version) {
        return documents
                        .find(and(eq("_id", id), gte("version", version)))
                        .projection(include("_id"))
                        .first()
                != null;
    }

    private void put(UUID id, long version, Article.Published article) {
        var keys = article.authors().stream()
                .flatMap(author -> names.keys(author).stream())
                .map(NameKey::value)
                .toList();
        Instant closeAt = article.commentsCloseAt();
        Bson fields = combine(
                set("state", PUBLISHED),
                set("slug", article.slug()),
                set("title", article.title()),
                set("commentsOpen", article.commentsOpen()),
                closeAt == null ? unset(CLOSING) : set(CLOSING, new Document("at", closeAt).append("of", version)),
                set("url", article.url()),
                set(AUTHORS, article.authors()),
                set(AUTHOR_KEYS, keys),
                article.traits().section() == null
                        ? unset(SECTION)
                        : set(SECTION, article.traits().section()),
                set(LANGUAGE, article.traits().language()),
                article.traits().publishedAt() == null
                        ? unset(PUBLISHED_AT)
                        : set(PUBLISHED_AT, article.traits().publishedAt()),
                unset("reason"));
        if (!projection.put(id, version, fields)) {
            // An older build copied this version without them; stating it once more completes it.
            Bson incomplete = closeAt == null
                    ? exists(LANGUAGE, false)
                    : or(exists(LANGUAGE, false), ne(CLOSING + ".of", version));
            documents.updateOne(and(eq("_id", id), eq("version", version), eq("state", PUBLISHED), incomplete), fields);
        }
    }

    @Override
    public Map<UUID, Article> find(Collection<UUID> wanted) {
        return documents.find(in("_id", wanted)).into(new ArrayList<>()).stream()
                .collect(Collectors.toMap(found -> found.getBinary("_id").asUuid(), MongoArticles::article));
    }

    @Override
    public boolean isBy(UUID id, Set<NameKey> wanted) {
        return NamesAsKept.of(names, wanted).anyIn(documents, AUTHOR_KEYS, AUTHORS, eq("_id", id));
    }

    @Override
    public boolean isAnyBy(Set<NameKey> wanted) {
        return NamesAsKept.of(names, wanted).anyIn(documents, AUTHOR_KEYS, AUTHORS, Filters.empty());
    }

    @Override
    public void requestErasureOfComments(UUID id) {
        documents.updateOne(
                and(eq("_id", id), eq("erased", true)), combine(set(SINCE, clock.instant()), set(REQUEST, ids.next())));
    }

    @Override
    public List<ErasureRequest> awaitingErasureOfComments(int limit) {
        return documents
                .find(lte(SINCE, Instant.parse("9999-01-01T00:00:00Z")))
                .sort(ascending(SINCE))
                .limit(limit)
                .map(found -> new ErasureRequest(
                        found.getBinary("_id").asUuid(),
                        found.getBinary(REQUEST).asUuid(),
                        Instant.ofEpochMilli(found.getDateTime(SINCE).getValue())))
                .into(new ArrayList<>());
    }

    @Override
    public void complete(ErasureRequest request) {
        documents.updateOne(
                and(eq("_id", request.articleId()), eq(REQUEST, request.request())),
                combine(unset(SINCE), unset(REQUEST)));
    }
}
