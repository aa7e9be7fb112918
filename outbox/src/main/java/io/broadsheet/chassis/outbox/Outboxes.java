package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.store.CollectionIndexes;
import io.broadsheet.chassis.store.IndexedCollections;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The outboxes of one service, by the name of their collection. */
public final class Outboxes implements IndexedCollections {

    private final Map<String, Outbox> byName = new ConcurrentSkipListMap<>();

    public void add(Outbox outbox) {
        if (byName.putIfAbsent(outbox.name(), outbox) != null) {
            throw new IllegalStateException("the collection " + outbox.name() + " is opened twice");
        }
    }

    public Collection<Outbox> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    @Override
    public Stream<CollectionIndexes> indexes() {
        return all().stream().map(Due::indexes);
    }

    Optional<Outbox> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
