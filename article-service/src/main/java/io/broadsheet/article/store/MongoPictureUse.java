package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Filters.regex;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.ArticleState;
import io.broadsheet.article.application.PublicPictures;
import java.time.Clock;
import java.time.Duration;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** Looks pictures up in {@code articles}: above a text by an index, within one by reading texts. */
@Repository
class MongoPictureUse implements PublicPictures.Stored {

    /** In which a change is heard of, clocks that differ included. */
    private static final Duration A_MOMENT = Duration.ofMinutes(2);

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
        return isThere(or(eq(ArticleIndexes.PICTURE, hash), eq(COPY_PICTURE, hash)))
                || isThere(or(regex(HTML, within(hash)), regex("body.source", within(hash))));
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
