package io.broadsheet.comment.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.comment.domain.RecentCustomers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Repository;

/** By a range of {@code network} in {@code recent_comments}: those of a customer begin alike. */
@Repository
class MongoRecentCustomers implements RecentCustomers {

    /** The character after {@link #OF}. */
    private static final String BEHIND = "0";

    private final MongoCollection<Document> documents;

    MongoRecentCustomers(MongoDatabase database) {
        this.documents = database.getCollection(MongoRecentComments.COLLECTION);
    }

    @Override
    public int count(String customer, Instant since, int most) {
        return count(of(customer, since), most);
    }

    @Override
    public int count(String customer, UUID articleId, Instant since, int most) {
        return count(and(of(customer, since), eq("articleId", articleId)), most);
    }

    private static Bson of(String customer, Instant since) {
        return and(gte("network", customer + OF), lt("network", customer + BEHIND), gte("at", Date.from(since)));
    }

    private int count(Bson which, int most) {
        return documents
                .find(which)
                .projection(include("_id"))
                .limit(most)
                .into(new ArrayList<>())
                .size();
    }
}
