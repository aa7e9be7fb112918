package io.broadsheet.chassis.store;

import java.util.List;
import org.bson.conversions.Bson;

/** The indexes of one collection; a bean of this type is created at start, see {@link IndexSetup}. */
public record CollectionIndexes(String collection, List<Index> indexes) {

    /**
     * @param name stays, so that a changed definition is noticed
     * @param serves the query it is there for
     */
    public record Index(String name, Bson keys, boolean unique, boolean sparse, String serves) {}

    public static Index plain(String name, Bson keys, String serves) {
        return new Index(name, keys, false, false, serves);
    }

    public static Index unique(String name, Bson keys, String serves) {
        return new Index(name, keys, true, false, serves);
    }

    /** Leaves out documents without the field. */
    public static Index sparse(String name, Bson keys, String serves) {
        return new Index(name, keys, false, true, serves);
    }

    public static Index uniqueSparse(String name, Bson keys, String serves) {
        return new Index(name, keys, true, true, serves);
    }
}
