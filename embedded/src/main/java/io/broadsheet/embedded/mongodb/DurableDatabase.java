package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** A database whose collections and indexes are B-trees in the store, in MongoDB's order. */
final class DurableDatabase extends H2Database {

    private static final String ID = "_id";
    private static final String DOCUMENTS = "databases."; // as H2Database calls it to drop it

    private final MVStore store;
    private final Journal journal;

    DurableDatabase(String name, MVStore store, Journal journal, CursorRegistry cursors) {
        this.store = store; // before super(), which opens the collections and indexes
        this.journal = journal;
        super(name, store, cursors);
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        UnaryOperator<Document> library = each -> super.handleCommand(channel, command, each, databases, oplog);
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "update" -> WriteCommands.update(query, library);
            case "insert" -> WriteCommands.insert(query, library);
            case "dropindexes" -> dropIndexes(query);
            case "explain" -> explain(query);
            case "aggregate" -> {
                Document counted = count(query);
                yield counted != null ? counted : LeadingMatch.during(query, () -> library.apply(query));
            }
            default -> LeadingMatch.during(query, () -> library.apply(query));
        };
    }

    private Document explain(Document query) {
        Document find = Refusals.checkExplain(query);
        String name = Objects.toString(find.get("find"));
        // Of a collection that nobody has written to yet nothing is read.
        Document winning = resolveCollection(name, false) instanceof DurableCollection collection
                ? collection.explain(part(find, "filter"), part(find, "sort"), limit(find))
                : new Document("stage", "EOF");
        return new Document(
                        "queryPlanner",
                        new Document("namespace", getFullCollectionNamespace(name)).append("winningPlan", winning))
                .append("ok", 1.0);
    }

    private static Document part(Document find, String name) {
        return find.get(name) instanceof Document document ? document : new Document();
    }

    private static int limit(Document find) {
        return find.get("limit") instanceof Number number ? number.intValue() : 0;
    }

    private @Nullable Document count(Document query) {
        IndexCount asked = IndexCount.of(query);
        String name = Objects.toString(query.get("aggregate"));
        List<Document> counts = asked != null && resolveCollection(name, false) instanceof DurableCollection collection
                ? collection.count(asked)
                : null;
        return counts == null
                ? null
                : new Document(
                                "cursor",
                                new Document("id", 0L)
                                        .append("ns", getFullCollectionNamespace(name))
                                        .append("firstBatch", counts))
                        .append("ok", 1.0);
    }

    @Override
    protected synchronized void addIndex(Document description) {
        Refusals.checkIndex(description);
        if (!catalog().contains(description)) {
            // Its map may be there already, empty and unopened, of an attempt that failed.
            journal.saveSoon();
            super.addIndex(description);
        }
    }

    private synchronized Document dropIndexes(Document query) {
        String name = Objects.toString(query.get("dropIndexes"));
        MongoCollection<Object> collection = resolveCollection(name, false);
        if (collection != null) {
            for (Document description : catalog().meant(collection.getFullName(), query.get("index"))) {
                dropIndex(collection, Objects.toString(description.get("name")));
                catalog().remove(description);
            }
        }
        return new Document("ok", 1.0);
    }

    /** The library would also remove the collections of a database whose name begins with this one's. */
    @Override
    public synchronized void drop(Oplog oplog) {
        String prefix = DOCUMENTS + getDatabaseName() + ".";
        List<String> names = store.getMapNames().stream()
                .filter(map -> map.startsWith(prefix))
                .map(map -> map.substring(prefix.length()))
                .sorted(Comparator.comparing((String name) -> name.startsWith("system.")) // they describe the others
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String name : names) {
            if (resolveCollection(name, false) != null) {
                dropCollection(name, oplog);
            }
        }
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        journal.saveSoon();
        super.dropCollection(name, oplog);
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        journal.saveSoon();
        super.dropIndex(collection, name);
    }

    private IndexCatalog catalog() {
        return new IndexCatalog(indexes.get());
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        String fullName = getFullCollectionNamespace(name);
        MVMap<Object, Stored> documents =
                JournaledMap.open(store, journal, DOCUMENTS + fullName, new BsonTypes.Value(), new BsonTypes.Whole());
        return new DurableCollection(this, name, options, documents, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return openIndex(collection, name, keys, sparse, true);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        List<IndexKey> withId = new ArrayList<>(keys); // makes every entry unique
        if (keys.stream().noneMatch(key -> key.getKey().equals(ID))) {
            withId.add(new IndexKey(ID, true));
        }
        return openIndex(collection, name, withId, false, false);
    }

    private Index<Object> openIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
        String map = getFullCollectionNamespace(collection) + "._index_" + name; // as H2Database calls it to drop it
        MVMap<KeyValue, Object> entries =
                JournaledMap.open(store, journal, map, new BsonTypes.Key(keys), new BsonTypes.Value());
        MVMap<String, Boolean> multikeys = JournaledMap.open(store, journal, "multikey", null, null);
        return new BTreeIndex(name, keys, sparse, unique, entries, multikeys);
    }
}
