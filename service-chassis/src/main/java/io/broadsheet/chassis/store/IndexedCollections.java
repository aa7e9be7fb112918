package io.broadsheet.chassis.store;

import java.util.stream.Stream;

/** Collections that are known only once the service runs; those that are known before are beans. */
@FunctionalInterface
public interface IndexedCollections {

    Stream<CollectionIndexes> indexes();
}
