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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Per field the operators that every match of a query must meet.
 *
 * @param whole whether they are all that it asks for
 */
record Conditions(Map<String, Document> byField, boolean whole) {

    static Conditions of(Document query) {
        Map<String, Document> conditions = new HashMap<>();
        boolean whole = collect(query, conditions);
        return new Conditions(conditions, whole);
    }

    /** @return false if something is left to the final comparison, as what is said twice of a field may be */
    private static boolean collect(Document query, Map<String, Document> conditions) {
        boolean whole = true;
        for (Map.Entry<String, Object> each : query.entrySet()) {
            String field = each.getKey();
            Object value = each.getValue();
            if (field.equals("$and") && value instanceof List<?> all) {
                for (Object part : all) {
                    whole &= part instanceof Document document && collect(document, conditions);
                }
            } else if (field.startsWith("$")) {
                whole = false;
            } else {
                whole &= !conditions.containsKey(field);
                Document condition = isOperators(value) ? (Document) value : new Document("$eq", value);
                condition.forEach(conditions.computeIfAbsent(field, f -> new Document())::putIfAbsent);
            }
        }
        return whole;
    }

    /** Whether nothing is asked but that these fields, and all of them, have one of some values. */
    boolean areChoices(List<String> fields) {
        return whole
                && byField.keySet().equals(Set.copyOf(fields))
                && byField.values().stream().allMatch(condition -> condition.size() == 1)
                && fields.stream().noneMatch(field -> choices(field, false).isEmpty());
    }

    private static boolean isOperators(@Nullable Object value) {
        return value instanceof Document document && document.keySet().stream().anyMatch(key -> key.startsWith("$"));
    }

    /**
     * The values that a field may have, or none if an index cannot look them up.
     *
     * @param absent whether the index has an entry for a document without the field, which null stands for too
     */
    List<@Nullable Object> choices(String field, boolean absent) {
        Document condition = byField.get(field);
        if (condition == null) {
            return List.of();
        }
        List<@Nullable Object> choices = condition.containsKey("$eq")
                ? Collections.singletonList(condition.get("$eq"))
                : condition.get("$in") instanceof Collection<?> in ? new ArrayList<>(in) : List.of();
        if (!choices.stream().allMatch(choice -> choice == null ? absent : canLookUp(choice))) {
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

    /** Arrays and patterns match in more than one way, and null has no place in a range: a scan finds those. */
    private static boolean canLookUp(@Nullable Object value) {
        return value != null
                && !(value instanceof Collection)
                && !BsonRegularExpression.isRegularExpression(value)
                && !(value instanceof Document document
                        && (document.isEmpty() || document.containsValue(null) || isOperators(document)));
    }
}
