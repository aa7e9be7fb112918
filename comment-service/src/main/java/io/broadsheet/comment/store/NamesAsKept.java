package io.broadsheet.comment.store;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.broadsheet.comment.domain.NameKey;
import io.broadsheet.comment.domain.Names;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Names that are looked for in what this build kept and in what older ones did. Those took vowel signs for accents: what is
 * found by one of their keys may be of another name, and the name beside it tells.
 *
 * @param older keys of theirs that are none of this build; of most names there are none
 */
record NamesAsKept(Names names, Set<NameKey> wanted, Set<NameKey> older) {

    /** Of what older builds kept under one key; more are of few names, each many times. */
    private static final int MOST_LOOKED_AT = 500;

    static NamesAsKept of(Names names, Set<NameKey> wanted) {
        var older = new HashSet<NameKey>();
        wanted.forEach(key -> older.add(key.older()));
        older.removeAll(wanted);
        return new NamesAsKept(names, wanted, older);
    }

    /** What may be of one of them. */
    Bson in(String field) {
        return in(field, Stream.concat(wanted.stream(), older.stream()));
    }

    private static Bson in(String field, Stream<NameKey> keys) {
        return Filters.in(field, keys.map(NameKey::value).toList());
    }

    /** @param name where the name is that {@code field} has the keys of */
    boolean anyIn(MongoCollection<BsonDocument> documents, String field, String name, Bson others) {
        return find(documents, Filters.and(in(field, wanted.stream()), others), "_id")
                                .first()
                        != null
                || !older.isEmpty()
                        && find(documents, Filters.and(in(field, older.stream()), others), name)
                                .limit(MOST_LOOKED_AT)
                                .into(new ArrayList<>())
                                .stream()
                                .flatMap(found -> texts(found, name))
                                .distinct()
                                .anyMatch(this::isOne);
    }

    private static FindIterable<BsonDocument> find(MongoCollection<BsonDocument> documents, Bson which, String field) {
        return documents.find(which).projection(Projections.include(field));
    }

    /** Whether it is of one of them that may be. */
    boolean isOne(BsonDocument found, String name) {
        return older.isEmpty() || texts(found, name).anyMatch(this::isOne);
    }

    private boolean isOne(String name) {
        return !Collections.disjoint(names.keys(name), wanted);
    }

    private static Stream<String> texts(BsonDocument found, String name) {
        BsonValue value = found.get(name, new BsonArray());
        return value instanceof BsonString one
                ? Stream.of(one.getValue())
                : value.asArray().stream().map(each -> each.asString().getValue());
    }
}
