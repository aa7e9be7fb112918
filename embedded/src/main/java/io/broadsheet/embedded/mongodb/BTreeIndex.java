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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** An index in the order of its keys. One that is not unique carries the _id as its last key: its entries are unique. */
final class BTreeIndex extends AbstractUniqueIndex<Object> {

    private final boolean unique;
    private final boolean ofId;
    private final List<KeyPath> paths;
    private final MVMap<KeyValue, Object> entries;
    /** The store looks it up each time. */
    private final String map;

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
        this.ofId = unique && keys.size() == 1 && keys.get(0).getKey().equals("_id");
        this.paths = keys.stream().map(key -> KeyPath.of(key.getKey())).toList();
        this.entries = entries;
        this.map = entries.getName();
        this.multikeys = multikeys;
    }

    MVMap<KeyValue, Object> entries() {
        return entries;
    }

    List<String> leading(int most) {
        return getKeys().stream().limit(most).map(IndexKey::getKey).toList();
    }

    /** How many entries it has there, by what the pages know of those below them. */
    long count(Plan.Range range) {
        return place(range.to()) - place(range.from());
    }

    /** How many entries are before that key, which is none of theirs. */
    private long place(KeyValue key) {
        long place = entries.getKeyIndex(key);
        return place < 0 ? -place - 1 : place;
    }

    /** Whether a document may have several entries, or none: such an index can look up, but neither bound nor sort. */
    boolean isMultikey() {
        return multikeys.containsKey(map);
    }

    boolean omitsDocuments() {
        return isSparse() || unique && isMultikey();
    }

    @Override
    public Set<KeyValue> getKeyValues(Document document) {
        KeyValue plain = plainKey(document);
        if (plain != null) {
            return Set.of(plain);
        }
        Set<KeyValue> values = super.getKeyValues(document);
        if (values.size() != 1 && !isMultikey()) {
            multikeys.put(map, true);
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

    /** The only entry of most documents, at a tenth of what it costs where arrays are looked for. */
    private @Nullable KeyValue plainKey(Document document) {
        Object[] values = new Object[paths.size()];
        for (int i = 0; i < values.length; i++) {
            Object value = paths.get(i).in(document);
            if (value instanceof Collection) {
                return null;
            }
            values[i] = KeyPath.normalized(value);
        }
        return new KeyValue(values);
    }

    /** Where a document lies is asked of every index, and that of _id knows. */
    @Override
    public @Nullable Object getPosition(Document document) {
        return ofId ? super.getPosition(document) : null;
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (unique) {
            super.add(document, position, collection);
        } else {
            getKeyValues(document).forEach(key -> putKeyPosition(key, position));
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (isUntouched(before, after)) {
            return;
        }
        if (unique) {
            super.updateInPlace(before, after, position, collection);
            return;
        }
        Set<KeyValue> old = getKeyValues(before);
        Set<KeyValue> now = getKeyValues(after);
        if (!old.equals(now)) {
            old.stream().filter(key -> !now.contains(key)).forEach(this::removeDocument);
            now.stream().filter(key -> !old.contains(key)).forEach(key -> putKeyPosition(key, position));
        }
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
        if (isUntouched(oldDocument, newDocument)) {
            return;
        }
        if (unique) {
            super.checkUpdate(oldDocument, newDocument, collection);
        } else {
            getKeyValues(newDocument);
        }
    }

    private boolean isUntouched(Document before, Document after) {
        for (KeyPath path : paths) {
            if (!Objects.equals(path.in(before), path.in(after))) {
                return false;
            }
        }
        return true;
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
        multikeys.remove(map);
    }

    /** Takes back a build that failed, so that the next one starts afresh. */
    void clear() {
        entries.clear();
        drop();
    }
}
