package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Per field the operators that every match of a query must meet. */
record Conditions(Map<String, Document> byField) {

    static Conditions of(Document query) {
        Map<String, Document> conditions = new HashMap<>();
        collect(query, conditions);
        return new Conditions(conditions);
    }

    /** What is said twice of a field is merged, or left to the final comparison. */
    private static void collect(Document query, Map<String, Document> conditions) {
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof List<?> all) {
                all.forEach(each -> {
                    if (each instanceof Document part) {
                        collect(part, conditions);
                    }
                });
            } else if (!field.startsWith("$")) {
                Document condition = isOperators(value) ? (Document) value : new Document("$eq", value);
                condition.forEach(conditions.computeIfAbsent(field, f -> new Document())::putIfAbsent);
            }
        });
    }

    private static boolean isOperators(@Nullable Object value) {
        return value instanceof Document document && document.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    /** The values that a field may have, or none if an index cannot look them up. */
    List<Object> choices(String field) {
        Document condition = byField.get(field);
        if (condition == null) {
            return List.of();
        }
        List<Object> choices = condition.containsKey("$eq")
                ? Collections.singletonList(condition.get("$eq"))
                : condition.get("$in") instanceof Collection<?> in ? new ArrayList<>(in) : List.of();
        if (!choices.stream().allMatch(Conditions::canLookUp)) {
            return List.of();
        }
        return choices.stream()
                .map(choice -> new KeyValue(Collections.singletonList(choice))
                        .normalized()
                        .get(0))
                .distinct()
                .toList();
    }

    @Nullable Object low(String field) {
        return bound(field, "$gt", "$gte");
    }

    @Nullable Object high(String field) {
        return bound(field, "$lt", "$lte");
    }

    private @Nullable Object bound(String field, String strict, String inclusive) {
        Document condition = byField.getOrDefault(field, new Document());
        Object bound = condition.getOrDefault(strict, condition.get(inclusive));
        return canLookUp(bound) ? bound : null;
    }

    /** Null stands for a missing field too, and arrays and patterns match in more than one way: a scan finds those. */
    private static boolean canLookUp(@Nullable Object value) {
        return value != null
                && !(value instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(value)
                && !(value instanceof Document document
                        && (document.isEmpty() || document.containsValue(null) || isOperators(document)));
    }
}
