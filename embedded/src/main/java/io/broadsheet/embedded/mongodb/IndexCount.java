package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An aggregation that only counts what has certain values, in all or for each value of a field: {@code $match}, then
 * {@code $group} with {@code $sum: 1}, as {@code countDocuments} asks. An index knows without reading an entry.
 *
 * @param match what is counted
 * @param groups the field by which, or null for one count of all
 * @param id of that one count
 * @param name of the field with the count
 */
record IndexCount(
        Document match, @Nullable String groups, @Nullable Object id, String name) {

    /** Null if it asks for something else. */
    static @Nullable IndexCount of(Document command) {
        if (!(command.get("pipeline") instanceof List<?> stages)
                || stages.size() != 2
                || !(stages.get(0) instanceof Document first)
                || !(first.get("$match") instanceof Document match)
                || !(stages.get(1) instanceof Document second)
                || !(second.get("$group") instanceof Document group)
                || group.size() != 2) {
            return null;
        }
        String name = group.keySet().stream()
                .filter(key -> !key.equals("_id"))
                .findFirst()
                .orElse("_id");
        boolean counts = group.get(name) instanceof Document sum
                && sum.size() == 1
                && sum.get("$sum") instanceof Integer one
                && one == 1;
        Object id = group.get("_id");
        if (!counts || !group.containsKey("_id") || !(id instanceof Integer || id instanceof String)) {
            return null;
        }
        String groups = id instanceof String field ? field : null;
        return groups == null || groups.matches("\\$[A-Za-z]+")
                ? new IndexCount(match, groups == null ? null : groups.substring(1), id, name)
                : null;
    }

    /** Null if the index of the plan does not know: what it holds in these ranges is not all that matches. */
    @Nullable List<Document> by(Plan plan) {
        Conditions conditions = Conditions.of(match);
        int depth = conditions.byField().size();
        if (plan.index().isMultikey()
                || plan.index().omitsDocuments()
                || plan.index().getKeys().size() <= depth
                || !conditions.areChoices(plan.index().leading(depth))
                || !plan.ranges().stream().allMatch(range -> range.isOf(depth))) {
            return null;
        }
        int place = groups == null ? -1 : plan.index().leading(depth).indexOf(groups);
        if (groups != null && place < 0) {
            return null;
        }
        Map<Object, Long> counts = new LinkedHashMap<>();
        for (Plan.Range range : plan.ranges()) {
            Object value = place < 0 ? "" : range.from().get(place);
            if (!(value instanceof String || value instanceof UUID)) {
                return null;
            }
            counts.merge(value, plan.index().count(range), Long::sum);
        }
        List<Document> found = new ArrayList<>();
        counts.forEach((value, count) -> {
            if (count > 0) {
                found.add(new Document("_id", groups == null ? id : value).append(name, Math.toIntExact(count)));
            }
        });
        return found;
    }
}
