package io.broadsheet.chassis.store;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.ReturnDocument.AFTER;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.MongoServerException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.Loggable;
import io.broadsheet.chassis.store.CollectionIndexes.Index;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Creates the declared indexes at start, in the background and for as long as it takes: a service comes up without its
 * database, and takes no command before the unique indexes stand that its rules rest on. Others may take hours on a
 * large collection while commands go on.
 *
 * <p>One whose definition has changed is built beside the old one, which is dropped when no build has needed it for an
 * hour: in an upgrade and on the way back two builds run side by side. {@code index_uses} says who needs what:
 * {@code {_id: collection and name, at}}.
 */
public final class IndexSetup extends Background {

    private static final Duration USE_SAID_EACH = Duration.ofMinutes(5);
    private static final Duration USE_LASTS = Duration.ofHours(1);
    private static final String MARK = "_v";
    private static final Backoff WAITS = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

    private final MongoDatabase database;
    private final DatabaseClock clock;
    private final MongoCollection<Document> uses;
    private final Supplier<List<CollectionIndexes>> declared;
    private final CountDownLatch rules = new CountDownLatch(1);
    private volatile String problem = "indexes are not created yet";

    public IndexSetup(MongoDatabase database, Supplier<List<CollectionIndexes>> declared) {
        super("index-setup", WAITS);
        this.database = database;
        this.clock = new DatabaseClock(database);
        this.uses = database.getCollection("index_uses");
        this.declared = declared;
    }

    /** Waits a little for the unique indexes. @throws AggregateBusy if they are not there yet */
    public void require() {
        try {
            if (rules.getCount() > 0 && !rules.await(2, TimeUnit.SECONDS)) {
                throw new AggregateBusy("The database is not ready yet.", Duration.ofSeconds(2));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AggregateBusy("The service is stopping.", Duration.ofSeconds(5));
        }
    }

    /** Whether commands are taken. */
    boolean isDone() {
        return rules.getCount() == 0;
    }

    String problem() {
        return problem;
    }

    @Override
    protected void work() throws InterruptedException {
        do {
            createAll(Index::unique);
            rules.countDown();
            createAll(index -> !index.unique());
        } while (isWantedAfter(USE_SAID_EACH));
    }

    /** An index that the server refuses, for a missing right say, does not keep other collections from theirs. */
    private void createAll(Predicate<Index> which) {
        MongoServerException refused = null;
        for (CollectionIndexes collection : declared.get()) {
            try {
                var documents = database.getCollection(collection.collection());
                collection.indexes().stream().filter(which).forEach(index -> create(documents, index));
            } catch (MongoServerException e) {
                tell(collection, e);
                if (refused == null) {
                    refused = e;
                } else {
                    refused.addSuppressed(e);
                }
            } catch (RuntimeException e) {
                tell(collection, e);
                throw e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void tell(CollectionIndexes of, RuntimeException failure) {
        problem = "indexes of " + of.collection() + " could not be created: " + Loggable.named(failure);
    }

    private void create(MongoCollection<Document> documents, Index index) {
        List<Document> others = new ArrayList<>();
        String standing = null;
        for (Document there : documents.listIndexes()) {
            String name = there.getString("name");
            if (name.equals(index.name()) || isAnotherOf(name, index)) {
                if (isAs(there, index)) {
                    standing = name;
                } else {
                    others.add(there);
                }
            }
        }
        String name =
                standing != null ? standing : others.isEmpty() ? index.name() : index.name() + MARK + definition(index);
        uses.updateOne(eq("_id", use(documents, name)), currentDate("at"), new UpdateOptions().upsert(true));
        if (standing == null) {
            documents.createIndex(
                    index.keys(),
                    new IndexOptions().name(name).unique(index.unique()).sparse(index.sparse()));
        }
        others.stream()
                .map(other -> other.getString("name"))
                .filter(other -> isUnused(use(documents, other)))
                .forEach(documents::dropIndex);
    }

    /** Of what an older build made without saying so, the time begins to count now. */
    private boolean isUnused(String use) {
        var now = clock.instant();
        var said = uses.findOneAndUpdate(
                eq("_id", use),
                setOnInsert("at", Date.from(now)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(AFTER));
        return said != null && said.getDate("at").toInstant().isBefore(now.minus(USE_LASTS));
    }

    private static String use(MongoCollection<Document> documents, String index) {
        return documents.getNamespace().getCollectionName() + "." + index;
    }

    private static boolean isAnotherOf(String name, Index index) {
        String begin = index.name() + MARK;
        return name.startsWith(begin) && name.length() == begin.length() + Integer.BYTES * 2;
    }

    private static boolean isAs(Document there, Index index) {
        return keys(there.get("key", Document.class)).equals(keys(index.keys()))
                && there.getBoolean("unique", false) == index.unique()
                && there.getBoolean("sparse", false) == index.sparse();
    }

    /** In their order, which matters; servers tell 1 as one of three kinds of number. */
    private static List<String> keys(Bson keys) {
        BsonDocument all = keys.toBsonDocument();
        return all.entrySet().stream()
                .map(key -> key.getKey() + " "
                        + (key.getValue().isNumber() ? key.getValue().asNumber().intValue() : key.getValue()))
                .toList();
    }

    private static String definition(Index index) {
        return HexFormat.of().toHexDigits((keys(index.keys()).toString() + index.unique() + index.sparse()).hashCode());
    }

    /** Before the listeners and the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
