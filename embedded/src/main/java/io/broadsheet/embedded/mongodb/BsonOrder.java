package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of index entries: that of the library's sorting and matching, but total. There 3e9 equals 3e9 + 0.5, and
 * arrays within documents are equal if their least elements are.
 */
final class BsonOrder {

    private static final Comparator<Object> LIBRARY = ValueComparator.ascWithoutListHandling();

    private BsonOrder() {}

    static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            int result = Double.compare(x.doubleValue() + 0.0, y.doubleValue() + 0.0);
            return result != 0 ? result : Long.compare(x.longValue(), y.longValue());
        }
        if (a instanceof UUID x && b instanceof UUID y) {
            int result = Long.compareUnsigned(x.getMostSignificantBits(), y.getMostSignificantBits());
            return result != 0
                    ? result
                    : Long.compareUnsigned(x.getLeastSignificantBits(), y.getLeastSignificantBits());
        }
        if (a instanceof Document x && b instanceof Document y) {
            int keys = compareAll(List.copyOf(x.keySet()), List.copyOf(y.keySet()));
            return keys != 0 ? keys : compareAll(new ArrayList<>(x.values()), new ArrayList<>(y.values()));
        }
        if (a instanceof Collection<?> x && b instanceof Collection<?> y) {
            return compareAll(x, y);
        }
        return LIBRARY.compare(a, b);
    }

    private static int compareAll(Collection<?> a, Collection<?> b) {
        Iterator<?> i = a.iterator();
        Iterator<?> j = b.iterator();
        int result = 0;
        while (result == 0 && i.hasNext() && j.hasNext()) {
            result = compare(i.next(), j.next());
        }
        return result != 0 ? result : Boolean.compare(i.hasNext(), j.hasNext());
    }
}
