package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleLists;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.ArticleSummary;
import io.broadsheet.article.application.NewsroomItem;
import io.broadsheet.article.domain.Slug;
import io.broadsheet.chassis.store.RecordBson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Reads pages of {@code articles} without the texts. */
@Repository
class MongoArticleLists implements ArticleLists {

    /** What a summary is made of: the working copy is as large again. */
    private static final Bson OF_SUMMARIES = include(
            ArticleIndexes.STATE,
            ArticleIndexes.CHANGED,
            "addresses",
            "corrections",
            "publication.details",
            "publication.excerpt",
            "publication.readingMinutes",
            "publication.version",
            ArticleIndexes.PUBLISHED,
            "publication.updatedAt");

    /** Of what readers see only when they saw it first and last. */
    private static final Bson OF_ITEMS = exclude(
            "outbox",
            "body",
            "publication.html",
            "publication.text",
            "publication.source",
            "publication.details",
            "pictures",
            "lookup");

    private static final Bson ONLY_ADDRESSES = include("addresses", ArticleIndexes.PUBLISHED, "publication.updatedAt");
    /** Rare combinations of filters are looked for without an index: at worst in every article. */
    private static final long LONGEST_SECONDS = 2;

    private final MongoCollection<BsonDocument> articles;
    private final RecordBson<ArticleDocument> bson;
    private final MongoNewsroomLists newsroom;

    MongoArticleLists(MongoDatabase database) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES, BsonDocument.class);
        this.bson = new RecordBson<>(ArticleDocument.class, articles.getCodecRegistry());
        this.newsroom = new MongoNewsroomLists(articles);
    }

    @Override
    public List<ArticleSummary> published(Wanted wanted, @Nullable Place after, int limit) {
        var filters = new ArrayList<Bson>();
        addIfGiven(filters, ArticleIndexes.TAGS, wanted.tag());
        addIfGiven(filters, ArticleIndexes.SECTION, wanted.section());
        addIfGiven(filters, ArticleIndexes.AUTHORS, wanted.author());
        addIfGiven(filters, ArticleIndexes.LANGUAGE, wanted.language());
        if (wanted.from() != null) {
            filters.add(gte(ArticleIndexes.PUBLISHED, wanted.from()));
        }
        if (wanted.until() != null) {
            filters.add(lt(ArticleIndexes.PUBLISHED, wanted.until()));
        }
        if (hasNoField(wanted)) {
            // Only published articles have the fields above: the state would but lead away from their index.
            filters.add(eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word()));
        }
        return page(filters, ArticleIndexes.PUBLISHED, after, limit).stream()
                .map(this::summary)
                .toList();
    }

    private static boolean hasNoField(Wanted wanted) {
        return Stream.of(wanted.tag(), wanted.section(), wanted.author(), wanted.language())
                .allMatch(Objects::isNull);
    }

    @Override
    public List<ArticleSummary> pinned(int limit) {
        return page(new ArrayList<>(List.of(eq(ArticleIndexes.PIN, true))), ArticleIndexes.PUBLISHED, null, limit)
                .stream()
                .map(this::summary)
                .toList();
    }

    @Override
    public Map<UUID, ArticleSummary> published(Collection<UUID> ids) {
        return articles
                .find(and(in("_id", ids), eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word())))
                .projection(OF_SUMMARIES)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>())
                .stream()
                .map(this::summary)
                .collect(Collectors.toMap(ArticleSummary::id, Function.identity()));
    }

    @Override
    public List<ArticleSummary> publishedSince(Instant since, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word()));
        filters.add(gte(ArticleIndexes.PUBLISHED, since));
        return page(filters, ArticleIndexes.PUBLISHED, null, limit).stream()
                .map(this::summary)
                .toList();
    }

    @Override
    public List<Listed> addresses(Instant from, Instant to, int limit) {
        return articles.find(and(
                        eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word()),
                        gte(ArticleIndexes.PUBLISHED, from),
                        lt(ArticleIndexes.PUBLISHED, to)))
                .sort(descending(ArticleIndexes.PUBLISHED, "_id"))
                .limit(limit)
                .projection(ONLY_ADDRESSES)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .map(MongoArticleLists::listed)
                .into(new ArrayList<>());
    }

    private static Listed listed(BsonDocument read) {
        var publication = read.getDocument("publication");
        return new Listed(
                new Slug(read.getArray("addresses").getFirst().asString().getValue()),
                Instant.ofEpochMilli(publication.getDateTime("publishedAt").getValue()),
                Instant.ofEpochMilli(publication.getDateTime("updatedAt").getValue()));
    }

    @Override
    public List<NewsroomItem> newsroom(NewsroomWanted wanted, @Nullable Place after, int limit) {
        return newsroom.page(wanted, after, limit, OF_ITEMS).stream()
                .map(this::item)
                .toList();
    }

    private List<BsonDocument> page(List<Bson> filters, String time, @Nullable Place after, int limit) {
        if (after != null) {
            // The first condition bounds the index, the second parts those of the same instant.
            filters.add(lte(time, after.at()));
            filters.add(or(lt(time, after.at()), lt("_id", after.id())));
        }
        return articles.find(and(filters))
                .sort(descending(time, "_id"))
                .limit(limit)
                .projection(OF_SUMMARIES)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>());
    }

    private static void addIfGiven(List<Bson> filters, String field, @Nullable Set<String> values) {
        if (values != null) {
            filters.add(values.size() == 1 ? eq(field, values.iterator().next()) : in(field, values));
        }
    }

    private ArticleSummary summary(BsonDocument read) {
        var document = bson.decode(read);
        var publication = Objects.requireNonNull(document.publication());
        return new ArticleSummary(
                id(read),
                new Slug(Objects.requireNonNull(document.addresses()).getFirst()),
                publication.details().toDetails(),
                publication.excerpt(),
                publication.readingMinutes(),
                publication.publishedAt(),
                publication.updatedAt(),
                publication.version(),
                document.toCorrections());
    }

    private NewsroomItem item(BsonDocument read) {
        var document = bson.decode(read);
        var version = read.getNumber("version").longValue();
        return new NewsroomItem(
                id(read),
                version,
                document.articleState(),
                document.slug() == null ? null : new Slug(document.slug()),
                document.details() == null ? null : document.details().toDetails(),
                document.changedAt(),
                document.updatedBy(version),
                document.schedule() == null ? null : document.schedule().toSchedule(),
                document.publication() == null ? null : published(document.publication()),
                Boolean.TRUE.equals(document.unpublished()));
    }

    private static NewsroomItem.Public published(PublicationDocument publication) {
        return new NewsroomItem.Public(publication.publishedAt(), publication.updatedAt(), publication.version());
    }

    private static UUID id(BsonDocument read) {
        return read.getBinary("_id").asUuid();
    }
}
