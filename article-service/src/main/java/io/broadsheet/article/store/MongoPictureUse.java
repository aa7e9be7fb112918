package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import io.broadsheet.article.application.ArticleLists.Place;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.PictureUses;
import io.broadsheet.article.application.PublicPictures;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Looks pictures up in {@code articles}: by an index, and what an older build wrote by
 * reading texts. */
@Repository
class MongoPictureUse implements PublicPictures.Stored, PictureUses {

    /** In which a change is heard of, clocks that differ included. */
    private static final Duration A_MOMENT = Duration.ofMinutes(2);

    private static final long LONGEST_SECONDS = 2;

    /** Of more articles together the pictures are counted one by one. */
    private static final int MOST_COUNTED_TOGETHER = 2_000;

    private static final String COPY_PICTURE = "details.heroImage.picture.hash";
    private static final String HTML = "publication.html";

    private final MongoCollection<Document> articles;
    private final Clock clock;

    MongoPictureUse(MongoDatabase database, Clock clock) {
        this.articles = database.getCollection(ArticleIndexes.ARTICLES);
        this.clock = clock;
    }

    @Override
    public boolean isPublic(String hash) {
        var lately = gte(ArticleIndexes.CHANGED, clock.instant().minus(A_MOMENT));
        return isThere(and(eq(ArticleIndexes.PICTURE, hash), isPublished()))
                || isThere(and(lately, isPublished(), regex(HTML, within(hash))));
    }

    @Override
    public boolean isUsed(String hash) {
        return isThere(eq(ArticleIndexes.PICTURES, hash))
                || isThere(or(eq(ArticleIndexes.PICTURE, hash), eq(COPY_PICTURE, hash)))
                || isThere(or(regex(HTML, within(hash)), regex("body.source", within(hash))));
    }

    @Override
    public List<Use> of(String hash, @Nullable Place after, int limit) {
        var filters = new ArrayList<Bson>();
        filters.add(eq(ArticleIndexes.PICTURES, hash));
        if (after != null) {
            // The first condition bounds the index, the second parts those of the same instant.
            filters.add(lte(ArticleIndexes.CHANGED, after.at()));
            filters.add(or(lt(ArticleIndexes.CHANGED, after.at()), lt("_id", after.id())));
        }
        return articles.find(and(filters))
                .sort(descending(ArticleIndexes.CHANGED, "_id"))
                .limit(limit)
                .projection(include(ArticleIndexes.STATE, ArticleIndexes.CHANGED, "details.title"))
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .map(MongoPictureUse::use)
                .into(new ArrayList<>());
    }

    @Override
    public List<UUID> articles(String hash, @Nullable UUID after, int limit) {
        var having = eq(ArticleIndexes.PICTURES, hash);
        return articles.find(after == null ? having : and(having, gt("_id", after)))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include("_id"))
                .map(read -> read.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    private static Use use(Document read) {
        var details = read.get("details", Document.class);
        return new Use(
                read.get("_id", UUID.class),
                details == null ? "" : details.getString("title"),
                ArticleState.valueOf(read.getString(ArticleIndexes.STATE).toUpperCase(Locale.ROOT)),
                read.getDate(ArticleIndexes.CHANGED).toInstant());
    }

    @Override
    public int count(String hash, int most) {
        var options = new CountOptions().limit(most).maxTime(LONGEST_SECONDS, TimeUnit.SECONDS);
        return (int) articles.countDocuments(eq(ArticleIndexes.PICTURES, hash), options);
    }

    @Override
    public Map<String, Integer> count(Collection<String> hashes, int most) {
        Map<String, Integer> counts = new HashMap<>();
        hashes.forEach(hash -> counts.put(hash, 0));
        var found = articles.find(in(ArticleIndexes.PICTURES, hashes))
                .projection(include(ArticleIndexes.PICTURES))
                .limit(MOST_COUNTED_TOGETHER)
                .maxTime(LONGEST_SECONDS, TimeUnit.SECONDS)
                .into(new ArrayList<>());
        if (found.size() == MOST_COUNTED_TOGETHER) {
            counts.replaceAll((hash, none) -> count(hash, most));
            return counts;
        }
        for (var read : found) {
            read.get("pictures", Document.class)
                    .getList("hashes", String.class)
                    .forEach(hash -> counts.computeIfPresent(hash, (same, count) -> Math.min(most, count + 1)));
        }
        return counts;
    }

    private boolean isThere(Bson filter) {
        return articles.find(filter).projection(include("_id")).limit(1).first() != null;
    }

    private static Bson isPublished() {
        return eq(ArticleIndexes.STATE, ArticleState.PUBLISHED.word());
    }

    /** A hash is of hexadecimal digits. */
    private static String within(String hash) {
        return "/images/" + hash + "/";
    }
}
