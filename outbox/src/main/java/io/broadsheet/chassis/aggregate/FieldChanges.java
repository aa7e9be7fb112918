package io.broadsheet.chassis.aggregate;

import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * What an update has to set and unset for a document to hold a record: only fields of that record, and of records in
 * it. What a newer build, a relay or another part keeps beside them stays. An array is one field: an element of it has
 * no address that holds under a race.
 *
 * @param fields the record's, with the fields of those that are records themselves
 */
record FieldChanges(Map<String, @Nullable FieldChanges> fields) {

    static FieldChanges of(Class<?> document) {
        var fields = new LinkedHashMap<String, @Nullable FieldChanges>();
        for (RecordComponent part : document.getRecordComponents()) {
            fields.put(part.getName(), part.getType().isRecord() ? of(part.getType()) : null);
        }
        return new FieldChanges(fields);
    }

    List<Bson> between(BsonDocument before, BsonDocument after) {
        var changes = new ArrayList<Bson>();
        collect("", before, after, changes);
        return changes;
    }

    private void collect(String path, BsonDocument before, BsonDocument after, List<Bson> changes) {
        fields.forEach((field, parts) -> {
            BsonValue was = before.get(field);
            BsonValue is = after.get(field);
            if (is == null) {
                if (was != null) {
                    changes.add(unset(path + field));
                }
            } else if (parts != null && was instanceof BsonDocument old && is instanceof BsonDocument now) {
                parts.collect(path + field + ".", old, now, changes);
            } else if (!is.equals(was)) {
                changes.add(set(path + field, is));
            }
        });
    }
}
