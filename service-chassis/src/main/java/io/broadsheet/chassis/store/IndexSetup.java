package io.broadsheet.chassis.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import io.broadsheet.chassis.Background;
import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.store.CollectionIndexes.Index;
import java.time.Duration;
import java.util.ArrayList;
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
 * large collection while commands go on. One whose definition has changed is built beside the old one, which is dropped
 * afterwards.
 */
public final class IndexSetup extends Background {

    private static final Backoff WAITS = new Backoff(Duration.ofMillis(250), Duration.ofSeconds(10));

    private final MongoDatabase database;
    private final Supplier<List<CollectionIndexes>> declared;
    private final CountDownLatch rules = new CountDownLatch(1);
    private volatile String problem = "indexes are not created yet";

    public IndexSetup(MongoDatabase database, Supplier<List<CollectionIndexes>> declared) {
        super("index-setup", WAITS);
        this.database = database;
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
    protected void work() {
        try {
            createAll(Index::unique);
            rules.countDown();
            createAll(index -> !index.unique());
        } catch (RuntimeException e) {
            problem = "indexes could not be created: " + e.getClass().getSimpleName();
            throw e;
        }
    }

    private void createAll(Predicate<Index> which) {
        for (CollectionIndexes collection : declared.get()) {
            var documents = database.getCollection(collection.collection());
            collection.indexes().stream().filter(which).forEach(index -> create(documents, index));
        }
    }

    private static void create(MongoCollection<Document> documents, Index index) {
        List<Document> older = new ArrayList<>();
        for (Document there : documents.listIndexes()) {
            String name = there.getString("name");
            if (name.equals(index.name()) || name.startsWith(index.name() + "_v")) {
                older.add(there);
            }
        }
        boolean stands = older.removeIf(there -> isAs(there, index));
        if (!stands) {
            documents.createIndex(
                    index.keys(),
                    new IndexOptions()
                            .name(older.isEmpty() ? index.name() : index.name() + "_v" + definition(index))
                            .unique(index.unique())
                            .sparse(index.sparse()));
        }
        older.forEach(there -> documents.dropIndex(there.getString("name")));
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
