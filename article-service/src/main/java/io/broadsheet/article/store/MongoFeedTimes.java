package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import io.broadsheet.article.application.FeedTimes;
import java.time.Instant;
import java.util.function.Predicate;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** In {@code feed_times}: {@code {_id: feed, updated}}, one for each feed that had an article. */
@Repository
class MongoFeedTimes implements FeedTimes {

    private static final String UPDATED = "updated";

    private final MongoCollection<BsonDocument> feeds;

    MongoFeedTimes(MongoDatabase database) {
        this.feeds = database.getCollection("feed_times", BsonDocument.class);
    }

    @Override
    public Instant latest(String feed, Instant updated) {
        var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
        return instant(feeds.findOneAndUpdate(eq("_id", feed), max(UPDATED, updated), options));
    }

    @Override
    public Instant latest(String feed) {
        return instant(feeds.find(eq("_id", feed)).first());
    }

    @Override
    public void forget(Predicate<String> isGone) {
        feeds.find().projection(include("_id")).map(feed -> feed.get("_id")).forEach(id -> {
            if (isGone.test(id.asString().getValue())) {
                feeds.deleteOne(eq("_id", id));
            }
        });
    }

    private static Instant instant(@Nullable BsonDocument feed) {
        return feed == null
                ? Instant.EPOCH
                : Instant.ofEpochMilli(feed.getDateTime(UPDATED).getValue());
    }
}
