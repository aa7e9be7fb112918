package io.broadsheet.newsletter.replies.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.min;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.RecordBson;
import io.broadsheet.newsletter.replies.domain.ReplyReader;
import io.broadsheet.newsletter.replies.domain.ReplyReaders;
import io.broadsheet.newsletter.replies.domain.ReplyTimes;
import io.broadsheet.newsletter.replies.domain.ReplyWish;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code replyReaders}: one per address. {@code dueAt} is there while somebody has to look what may be told. */
final class MongoReplyReaders implements ReplyReaders {
    static final CollectionIndexes INDEXES = new CollectionIndexes(
            "replyReaders",
            List.of(
                    CollectionIndexes.unique("address", ascending("emailKey"), "one reader per address; by address"),
                    CollectionIndexes.sparse("due", ascending("dueAt"), "whom replies may be told")));

    private static final Logger LOG = LoggerFactory.getLogger(MongoReplyReaders.class);
    private static final Duration UNREADABLE = Duration.ofMinutes(10);

    private final MongoCollection<ReplyReaderDocument> readers;
    private final MongoCollection<BsonDocument> rows;
    private final RecordBson<ReplyReaderDocument> bson;

    MongoReplyReaders(MongoDatabase database) {
        readers = database.getCollection("replyReaders", ReplyReaderDocument.class);
        rows = database.getCollection("replyReaders", BsonDocument.class);
        bson = new RecordBson<>(ReplyReaderDocument.class, database.getCodecRegistry());
    }

    @Override
    public Optional<ReplyReader> find(UUID id) {
        return Optional.ofNullable(readers.find(eq("_id", id)).first()).map(ReplyReaderDocument::toReader);
    }

    @Override
    public List<ReplyReader> find(Collection<UUID> ids) {
        return readers.find(in("_id", ids)).map(ReplyReaderDocument::toReader).into(new ArrayList<>());
    }

    @Override
    public Optional<ReplyReader> ofAddress(String addressKey) {
        return Optional.ofNullable(readers.find(eq("emailKey", addressKey)).first())
                .map(ReplyReaderDocument::toReader);
    }

    @Override
    public ReplyReader take(UUID freshId, EmailAddress address, String addressKey, ReplyWish wish) {
        var fresh = ReplyReaderDocument.fresh(freshId, address.value(), addressKey, wish);
        try {
            readers.insertOne(fresh);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
        // One that is gone again meanwhile is found to be so later.
        return ofAddress(addressKey).orElseGet(fresh::toReader);
    }

    @Override
    public boolean keep(UUID id) {
        return readers.updateOne(eq("_id", id), inc("version", 1L)).getMatchedCount() == 1;
    }

    @Override
    public void confirm(UUID id, ReplyWish wish, Instant now) {
        var first = readers.updateOne(
                and(eq("_id", id), exists("confirmedAt", false)),
                combine(wished(wish), set("confirmedAt", now), looked(now)));
        if (first.getMatchedCount() == 0) {
            readers.updateOne(eq("_id", id), looked(now));
        }
    }

    @Override
    public Optional<ReplyReader> prefer(UUID id, ReplyWish wish, Instant now) {
        readers.updateOne(and(eq("_id", id), gt("confirmedAt", Instant.EPOCH)), combine(wished(wish), looked(now)));
        return find(id);
    }

    private static Bson wished(ReplyWish wish) {
        var language = wish.language();
        return combine(
                set("cadence", wish.cadence().word()),
                set("zone", wish.zone()),
                set("hour", wish.hour()),
                language == null ? unset("language") : set("language", language));
    }

    @Override
    public void wake(Collection<UUID> ids, Instant now) {
        readers.updateMany(and(in("_id", ids), gt("confirmedAt", Instant.EPOCH)), looked(now));
    }

    /** The version: whoever looks at it now does not put it off without this. */
    private static Bson looked(Instant now) {
        return combine(min("dueAt", now), inc("version", 1L));
    }

    @Override
    public List<ReplyReader> due(Instant now, int limit) {
        var unreadable = new ArrayList<UUID>();
        var due = readable(rows.find(lte("dueAt", now)).sort(ascending("dueAt")).limit(limit), unreadable);
        if (!unreadable.isEmpty()) {
            LOG.error("{} readers of replies cannot be read, first {}", unreadable.size(), unreadable.getFirst());
            rows.updateMany(and(in("_id", unreadable), lte("dueAt", now)), set("dueAt", now.plus(UNREADABLE)));
        }
        return due;
    }

    /** What another build wrote waits for one of its instances, and keeps nobody else. */
    private List<ReplyReader> readable(Iterable<BsonDocument> found, List<UUID> unreadable) {
        var readers = new ArrayList<ReplyReader>();
        for (var row : found) {
            try {
                readers.add(bson.decode(row).toReader());
            } catch (RuntimeException ofAnotherBuild) {
                unreadable.add(row.getBinary("_id").asUuid());
            }
        }
        return readers;
    }

    @Override
    public void settle(ReplyReader read, @Nullable Instant next) {
        readers.updateOne(
                and(eq("_id", read.id()), eq("version", read.version())),
                next == null ? unset("dueAt") : set("dueAt", next));
    }

    @Override
    public void mailed(ReplyReader read, long number, Instant at) {
        var recent = Stream.concat(read.recent().stream(), Stream.of(at))
                .skip(Math.max(0, read.recent().size() + 1 - ReplyTimes.MOST_A_DAY))
                .toList();
        readers.updateOne(
                and(eq("_id", read.id()), eq("mails", number - 1)),
                combine(set("mails", number), set("recent", recent), looked(at)));
    }

    @Override
    public boolean remove(UUID id) {
        return readers.deleteOne(eq("_id", id)).getDeletedCount() == 1;
    }

    @Override
    public boolean remove(ReplyReader read) {
        return readers.deleteOne(and(eq("_id", read.id()), eq("version", read.version())))
                        .getDeletedCount()
                == 1;
    }

    @Override
    public List<UUID> after(UUID id, Instant knownBefore, int limit) {
        return rows.find(and(gt("_id", id), lt("_id", firstOf(knownBefore))))
                .sort(ascending("_id"))
                .limit(limit)
                .projection(include("_id"))
                .map(row -> row.getBinary("_id").asUuid())
                .into(new ArrayList<>());
    }

    /** Lower than every id of version 7 (RFC 9562) made from then on. */
    private static UUID firstOf(Instant at) {
        return new UUID(at.toEpochMilli() << 16, 0);
    }
}
