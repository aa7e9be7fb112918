package io.broadsheet.article.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.article.application.FrontOrders;
import io.broadsheet.article.domain.Actor;
import io.broadsheet.article.domain.FrontOrder;
import io.broadsheet.article.domain.FrontOrder.Place;
import io.broadsheet.chassis.store.GuardedChange;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** In {@code front}, one document: {@code {_id: "front", version, places: [{article, until}], changedAt, by}}. */
@Repository
class MongoFront implements FrontOrders {

    private static final String ID = "front";

    private final MongoCollection<Document> front;

    MongoFront(MongoDatabase database) {
        this.front = database.getCollection("front");
    }

    @Override
    public FrontOrder current() {
        var read = front.find(eq("_id", ID)).first();
        return read == null ? FrontOrder.NONE : order(read);
    }

    @Override
    public FrontOrder change(UnaryOperator<FrontOrder> decision) {
        return GuardedChange.of("the front page", () -> {
            var current = current();
            var next = decision.apply(current);
            return isWritten(current.version(), next) ? next : null;
        });
    }

    private boolean isWritten(long before, FrontOrder next) {
        if (before > 0) {
            return front.updateOne(and(eq("_id", ID), eq("version", before)), new Document("$set", fields(next)))
                            .getMatchedCount()
                    == 1;
        }
        try {
            front.insertOne(fields(next).append("_id", ID));
            return true;
        } catch (MongoWriteException failure) {
            MongoImages.requireDuplicate(failure);
            return false;
        }
    }

    private static Document fields(FrontOrder order) {
        return new Document("version", order.version())
                .append(
                        "places",
                        order.places().stream()
                                .map(place -> new Document("article", place.article()).append("until", place.until()))
                                .toList())
                .append("changedAt", order.changedAt())
                .append("by", by(order.by()));
    }

    private static @Nullable Document by(@Nullable Actor actor) {
        return actor == null ? null : new Document("subject", actor.subject()).append("name", actor.name());
    }

    private static FrontOrder order(Document read) {
        List<Place> places = read.getList("places", Document.class).stream()
                .map(place -> new Place(place.get("article", UUID.class), instant(place.getDate("until"))))
                .toList();
        var by = read.get("by", Document.class);
        return new FrontOrder(
                read.getLong("version"),
                places,
                instant(read.getDate("changedAt")),
                by == null ? null : new Actor(by.getString("subject"), by.getString("name")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
