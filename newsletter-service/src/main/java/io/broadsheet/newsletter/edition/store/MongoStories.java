package io.broadsheet.newsletter.edition.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.UpdateOneModel;
import io.broadsheet.chassis.messaging.Projection;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.newsletter.edition.domain.RecentStories;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * {@code stories}: a projection of articles, and on each row the number of its cut. {@code pending} is there from the
 * first event until the row gets its number; a row that is not {@code public} waits with it. A public one that is too old
 * for digests has neither {@code arrivedAt} nor {@code number}.
 */
final class MongoStories implements Stories, RecentStories {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "stories",
            List.of(
                    CollectionIndexes.sparse(
                            "pending", ascending("pending", "arrivedAt"), "what the next cut gives its number to"),
                    CollectionIndexes.sparse("number", ascending("number"), "what a reader has not been served"),
                    CollectionIndexes.sparse(
                            "arrivedAt", ascending("arrivedAt"), "what is old enough to forget, and what came last")));

    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<BsonDocument> rows;
    private final MongoCollection<StoryDocument> stories;
    private final Projection projection;

    MongoStories(MongoDatabase database) {
        rows = database.getCollection("stories", BsonDocument.class);
        stories = database.getCollection("stories", StoryDocument.class);
        projection = new Projection(rows);
    }

    @Override
    public void publish(Story story, boolean first, boolean news, Instant arrivedAt) {
        var changes = new ArrayList<Bson>(List.of(
                set("state", "public"),
                set("title", story.title()),
                optional("standfirst", story.standfirst()),
                set("excerpt", story.excerpt()),
                set("authors", story.authors()),
                optional("section", story.section()),
                optional("sections", story.sections().size() > 1 ? story.sections() : null),
                set("tags", story.tags()),
                set("language", story.language()),
                set("url", story.url()),
                set("publishedAt", story.publishedAt()),
                set("pinned", story.pinned()),
                optional("traceparent", story.traceparent()),
                setOnInsert("arrivedAt", arrivedAt)));
        if (news) {
            changes.add(setOnInsert("pending", true));
        } else if (first) {
            changes.add(unset("pending"));
        }
        projection.put(story.id(), story.version(), combine(changes));
    }

    @Override
    public Optional<Instant> arrivedAt(UUID id) {
        return Optional.ofNullable(rows.find(and(eq("_id", id), exists("arrivedAt")))
                .projection(include("arrivedAt"))
                .map(row -> Instant.ofEpochMilli(row.getDateTime("arrivedAt").getValue()))
                .first());
    }

    @Override
    public void withdraw(UUID id, long version, Instant arrivedAt) {
        projection.put(
                id,
                version,
                combine(
                        set("state", "withdrawn"),
                        unset("title"),
                        unset("standfirst"),
                        unset("excerpt"),
                        unset("authors"),
                        min("arrivedAt", arrivedAt),
                        setOnInsert("pending", true)));
    }

    @Override
    public void erase(UUID id, long version, Instant arrivedAt) {
        projection.erase(id, version, new BsonDocument("arrivedAt", new BsonDateTime(arrivedAt.toEpochMilli())));
    }

    @Override
    public boolean waiting(Instant arrivedUntil) {
        return rows.find(and(eq("pending", true), lte("arrivedAt", arrivedUntil), eq("state", "public")))
                        .projection(include("_id"))
                        .limit(1)
                        .first()
                != null;
    }

    @Override
    public List<Unstamped> unstamped(@Nullable Instant arrivedUntil, int limit) {
        var waiting = and(eq("pending", true), eq("state", "public"));
        return rows.find(arrivedUntil == null ? waiting : and(waiting, lte("arrivedAt", arrivedUntil)))
                .sort(ascending("arrivedAt"))
                .limit(limit)
                .projection(include("version"))
                .map(row -> new Unstamped(
                        row.getBinary("_id").asUuid(), row.getNumber("version").longValue()))
                .into(new ArrayList<>());
    }

    @Override
    public void stamp(Collection<Unstamped> found, long number) {
        var stamped = combine(set("number", number), unset("pending"));
        var writes = found.stream()
                .map(story -> new UpdateOneModel<BsonDocument>(
                        and(
                                eq("_id", story.id()),
                                eq("version", story.version()),
                                eq("pending", true),
                                eq("state", "public")),
                        stamped))
                .toList();
        if (!writes.isEmpty()) {
            rows.bulkWrite(writes, UNORDERED);
        }
    }

    @Override
    public List<Stamped> between(long after, long upTo) {
        return stories.find(and(gt("number", after), lte("number", upTo), eq("state", "public")))
                .map(StoryDocument::toStamped)
                .into(new ArrayList<>());
    }

    @Override
    public Map<UUID, Story> find(Collection<UUID> ids) {
        var found = new HashMap<UUID, Story>();
        stories.find(and(in("_id", ids), eq("state", "public")))
                .map(StoryDocument::toStory)
                .forEach(story -> found.put(story.id(), story));
        return found;
    }

    @Override
    public List<Story> recent(int limit) {
        return stories.find(and(exists("arrivedAt"), eq("state", "public")))
                .sort(descending("arrivedAt"))
                .limit(limit)
                .map(StoryDocument::toStory)
                .into(new ArrayList<>());
    }

    @Override
    public long forget(Instant arrivedBefore, int limit) {
        var old = ids(lt("arrivedAt", arrivedBefore), limit);
        if (!old.isEmpty()) {
            rows.updateMany(
                    and(in("_id", old), eq("state", "public")),
                    combine(unset("arrivedAt"), unset("number"), unset("pending")));
            rows.deleteMany(and(in("_id", old), ne("state", "public")));
        }
        return old.size();
    }

    private List<UUID> ids(Bson filter, int limit) {
        return rows.find(filter)
                .sort(ascending("arrivedAt"))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }

    private static Bson optional(String field, @Nullable Object value) {
        return value == null ? unset(field) : set(field, value);
    }
}
