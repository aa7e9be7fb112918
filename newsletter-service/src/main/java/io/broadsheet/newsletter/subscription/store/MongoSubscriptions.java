package io.broadsheet.newsletter.subscription.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import io.broadsheet.chassis.aggregate.AggregateStore;
import io.broadsheet.chassis.aggregate.AggregateStores;
import io.broadsheet.chassis.aggregate.Revision;
import io.broadsheet.chassis.aggregate.Versioned;
import io.broadsheet.chassis.outbox.Announcement;
import io.broadsheet.newsletter.subscription.domain.Change;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.SubscriptionEvent;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Subscriptions in the collection {@code subscriptions}, with their events. */
final class MongoSubscriptions implements Subscriptions {

    /** Translates an event of the version that it led to into its published form. */
    interface Publishing {
        Announcement of(UUID id, long version, SubscriptionEvent event);
    }

    private final AggregateStore<Subscription> store;
    private final Publishing publishing;

    MongoSubscriptions(
            AggregateStores stores, Publishing publishing, Function<Subscription, List<SubscriptionEvent>> current) {
        this.publishing = publishing;
        this.store = stores.open(
                SubscriptionIndexes.COLLECTION,
                SubscriptionDocument.class,
                SubscriptionDocument::from,
                SubscriptionDocument::toSubscription,
                stored -> published(stored.id(), stored.version(), current.apply(stored.state())));
    }

    @Override
    public Optional<Entry> find(UUID id) {
        return store.find(id).map(MongoSubscriptions::entry);
    }

    @Override
    public Optional<Entry> ofAddress(String addressKey) {
        return store.findOne(eq("emailKey", addressKey)).map(MongoSubscriptions::entry);
    }

    @Override
    public Optional<Entry> add(UUID id, Subscription.Pending asked) {
        try {
            return Optional.of(entry(store.insert(id, asked, List.of())));
        } catch (MongoWriteException refused) {
            if (refused.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    @Override
    public Optional<Entry> update(UUID id, Function<Subscription, Change> decision) {
        return store.update(id, current -> {
                    var change = decision.apply(current.state());
                    return new Revision<>(change.next(), published(id, current.version() + 1, change.events()));
                })
                .map(MongoSubscriptions::entry);
    }

    @Override
    public List<Entry> list(@Nullable State state, @Nullable UUID after, int limit) {
        var wanted = new ArrayList<Bson>();
        if (state != null) {
            wanted.add(eq("state", state.name().toLowerCase(Locale.ROOT)));
        }
        if (after != null) {
            wanted.add(gt("_id", after));
        }
        wanted.add(exists("email"));
        return store.find(and(wanted), ascending("_id"), limit).stream()
                .map(MongoSubscriptions::entry)
                .toList();
    }

    @Override
    public List<UUID> pendingSince(Instant then, Collection<UUID> without, int limit) {
        return ids(and(eq("state", SubscriptionDocument.PENDING), lt("askedAt", then)), "askedAt", without, limit);
    }

    @Override
    public List<UUID> endedBefore(Instant then, Collection<UUID> without, int limit) {
        return ids(lt("endedAt", then), "endedAt", without, limit);
    }

    @Override
    public long forgetErased(Instant then, int limit) {
        // What is pending was not sent yet: others have not heard of the erasure.
        var sent = exists("pendingSince", false);
        var old = ids(and(lt("erased", then), sent), "erased", List.of(), limit);
        return old.isEmpty()
                ? 0
                : store.collection()
                        .deleteMany(and(in("_id", old), lt("erased", then), sent))
                        .getDeletedCount();
    }

    private List<UUID> ids(Bson filter, String order, Collection<UUID> without, int limit) {
        return store.collection()
                .find(without.isEmpty() ? filter : and(filter, nin("_id", without)))
                .sort(ascending(order))
                .limit(limit)
                .projection(new BsonDocument("_id", new BsonInt32(1)))
                .map(found -> found.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }

    private List<Announcement> published(UUID id, long version, List<SubscriptionEvent> events) {
        return events.stream().map(event -> publishing.of(id, version, event)).toList();
    }

    private static Entry entry(Versioned<Subscription> stored) {
        return new Entry(stored.id(), stored.version(), stored.state());
    }
}
