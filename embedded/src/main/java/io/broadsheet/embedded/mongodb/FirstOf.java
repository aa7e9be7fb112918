package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sorts, keeping no more than is asked for, where the library sorts everything that matches.
 *
 * @param keys what the order compares
 * @param read what is kept of each
 */
record FirstOf<T>(Comparator<Document> order, Selection keys, int most, Function<Stored, T> read) {

    private static final int AT_ONCE = 1_000;

    private record Keyed<T>(T read, Document keys) {}

    Stream<T> of(Stream<Stored> matches) {
        Comparator<Keyed<T>> byKeys = Comparator.comparing(Keyed::keys, order);
        long full = 2L * most + AT_ONCE;
        List<Keyed<T>> first = new ArrayList<>();
        matches.forEach(stored -> {
            first.add(new Keyed<>(read.apply(stored), stored.select(keys)));
            if (first.size() > full) {
                first.sort(byKeys);
                first.subList(most, first.size()).clear();
            }
        });
        first.sort(byKeys);
        return first.stream().map(Keyed::read);
    }
}
