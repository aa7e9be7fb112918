package io.broadsheet.embedded.mongodb;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map of the store that tells the journal of each change; in the file it is like any other. */
final class JournaledMap<K, V> extends MVMap<K, V> {

    private final Journal journal;

    private JournaledMap(Map<String, Object> config, DataType<K> keyType, DataType<V> valueType, Journal journal) {
        super(config, keyType, valueType);
        this.journal = journal;
    }

    /** Opens it, or makes it. Types that are null are those of Java objects. */
    static <K, V> MVMap<K, V> open(
            MVStore store,
            Journal journal,
            String name,
            @Nullable DataType<K> keyType,
            @Nullable DataType<V> valueType) {
        if (!store.hasMap(name)) {
            journal.saveSoon();
        }
        var builder = new MVMap.BasicBuilder<MVMap<K, V>, K, V>() {
            @Override
            protected MVMap<K, V> create(Map<String, Object> config) {
                return new JournaledMap<>(config, getKeyType(), getValueType(), journal);
            }
        };
        if (keyType != null) {
            builder.setKeyType(keyType);
        }
        if (valueType != null) {
            builder.setValueType(valueType);
        }
        return store.openMap(name, builder);
    }

    /** All changes but {@link #clear} come through here. The journal has those of one key in their order. */
    @Override
    public synchronized @Nullable V operate(K key, @Nullable V value, DecisionMaker<? super V> decision) {
        V before = super.operate(key, value, decision);
        V now = decision == DecisionMaker.PUT ? value : decision == DecisionMaker.REMOVE ? null : get(key);
        journal.changed(this, key, now);
        return before;
    }

    @Override
    public void clear() {
        super.clear();
        journal.saveSoon();
    }
}
