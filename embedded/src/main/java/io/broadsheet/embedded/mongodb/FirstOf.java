package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sorts, keeping no more than is asked for, where the library sorts everything that matches.
 *
 * @param keys what the order compares
 */
record FirstOf(Comparator<Document> order, Selection keys, int most) {

    private static final int AT_ONCE = 1_000;

    private record Keyed(Stored stored, Document keys) {}

    Stream<Stored> of(Stream<Stored> matches) {
        Comparator<Keyed> byKeys = Comparator.comparing(Keyed::keys, order);
        long full = 2L * most + AT_ONCE;
        List<Keyed> first = new ArrayList<>();
        matches.forEach(stored -> {
            first.add(new Keyed(stored, stored.select(keys)));
            if (first.size() > full) {
                first.sort(byKeys);
                first.subList(most, first.size()).clear();
            }
        });
        first.sort(byKeys);
        return first.stream().map(Keyed::stored);
    }
}
