package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An index in the order of its keys. One that is not unique carries the _id as its last key: its entries are unique. */
final class BTreeIndex extends AbstractUniqueIndex<Object> {

    private final boolean unique;
    private final MVMap<KeyValue, Object> entries;
    private final MVMap<String, Boolean> multikeys;

    BTreeIndex(
            String name,
            List<IndexKey> keys,
            boolean sparse,
            boolean unique,
            MVMap<KeyValue, Object> entries,
            MVMap<String, Boolean> multikeys) {
        super(name, keys, sparse);
        this.unique = unique;
        this.entries = entries;
        this.multikeys = multikeys;
    }

    MVMap<KeyValue, Object> entries() {
        return entries;
    }

    /** Whether a document may have several entries, or none: such an index can look up, but neither bound nor sort. */
    boolean isMultikey() {
        return multikeys.containsKey(entries.getName());
    }

    boolean omitsDocuments() {
        return isSparse() || unique && isMultikey();
    }

    @Override
    public Set<KeyValue> getKeyValues(Document document) {
        Set<KeyValue> values = super.getKeyValues(document);
        if (values.size() != 1 && !isMultikey()) {
            multikeys.put(entries.getName(), true);
        }
        if (values.isEmpty() && !unique) { // an empty array: the document must be found by its other keys
            List<@Nullable Object> found = getKeys().stream()
                    .map(key -> Utils.getSubdocumentValueCollectionAware(document, key.getKey()))
                    .map(value -> value instanceof Collection ? null : value)
                    .collect(Collectors.toList());
            return Set.of(new KeyValue(found).normalized());
        }
        return values;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (unique) {
            super.checkAdd(document, collection);
        } else {
            getKeyValues(document); // refuses parallel arrays
        }
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Object> collection) {
        if (unique) {
            super.checkUpdate(oldDocument, newDocument, collection);
        } else {
            getKeyValues(newDocument);
        }
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return entries.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return entries.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return entries.get(key);
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return entries.entrySet();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        multikeys.remove(entries.getName());
    }

    /** Takes back a build that failed, so that the next one starts afresh. */
    void clear() {
        entries.clear();
        drop();
    }
}
