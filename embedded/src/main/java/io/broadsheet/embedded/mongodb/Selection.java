package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of a document are asked for, so that the others need not be made: those named, of each perhaps only a part,
 * and all others or none of them. It may be more than is needed, never less.
 */
record Selection(Map<String, Selection> named, boolean others) {

    static final Selection NOTHING = new Selection(Map.of(), false);
    static final Selection EVERYTHING = new Selection(Map.of(), true);

    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");
    private static final Set<String> ORDERING = Set.of("$match", "$sort", "$skip", "$limit");
    private static final Set<String> ENDS = Set.of("$group", "$count");

    /** What decides whether a document matches. */
    static Selection ofQuery(Document query) {
        return NOTHING.withQuery(query);
    }

    /** What decides where a document stands. */
    static Selection ofSort(Document orderBy) {
        return NOTHING.withAll(orderBy.keySet());
    }

    /** What is left of a document, and perhaps more: the projection itself must still be done. */
    static Selection ofProjection(@Nullable Document fields) {
        if (fields == null
                || fields.isEmpty()
                || fields.values().stream().anyMatch(Document.class::isInstance)
                || fields.keySet().stream().anyMatch(path -> path.contains("$"))) {
            return EVERYTHING;
        }
        boolean includes = fields.values().stream().anyMatch(Utils::isTrue);
        Selection all = includes ? NOTHING.with("_id", EVERYTHING) : EVERYTHING;
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            if (Utils.isTrue(field.getValue()) == includes) {
                all = all.with(field.getKey(), includes ? EVERYTHING : NOTHING);
            }
        }
        return all;
    }

    /** What the stages of an aggregation read of its input. */
    static Selection ofPipeline(List<?> stages) {
        Selection all = NOTHING;
        for (Object each : stages) {
            if (!(each instanceof Document stage) || stage.size() != 1) {
                return EVERYTHING;
            }
            String name = stage.keySet().iterator().next();
            if (ENDS.contains(name)) {
                return all.withExpression(stage.get(name));
            }
            if (!ORDERING.contains(name)) {
                return EVERYTHING;
            }
            if (stage.get(name) instanceof Document fields) {
                all = name.equals("$match") ? all.withQuery(fields) : all.withAll(fields.keySet());
            }
        }
        return EVERYTHING;
    }

    /** What is asked for of a field. */
    Selection of(String field) {
        Selection part = named.get(field);
        return part != null ? part : others ? EVERYTHING : NOTHING;
    }

    /** What is asked for of each element of an array: of one that is meant by its place, all of each. */
    Selection ofElements() {
        return named.keySet().stream().allMatch(Selection::isName) ? this : EVERYTHING;
    }

    boolean isNothing() {
        return !others && named.isEmpty();
    }

    private Selection with(String path, Selection part) {
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        Map<String, Selection> more = new HashMap<>(named);
        more.put(field, dot < 0 ? part : of(field).with(path.substring(dot + 1), part));
        return new Selection(more, others);
    }

    private Selection withAll(Collection<String> paths) {
        Selection all = this;
        for (String path : paths) {
            all = all.with(path, EVERYTHING);
        }
        return all;
    }

    private Selection withQuery(Document query) {
        Selection all = this;
        for (Map.Entry<String, Object> condition : query.entrySet()) {
            String field = condition.getKey();
            if (!field.startsWith("$")) {
                all = all.with(field, EVERYTHING);
            } else if (LOGICAL.contains(field) && condition.getValue() instanceof Collection<?> parts) {
                for (Object part : parts) {
                    all = part instanceof Document inner ? all.withQuery(inner) : EVERYTHING;
                }
            } else {
                return EVERYTHING;
            }
        }
        return all;
    }

    /** Whatever begins with a dollar may be a field; a variable stands for the whole document. */
    private Selection withExpression(@Nullable Object expression) {
        return switch (expression) {
            case String variable when variable.startsWith("$$") -> EVERYTHING;
            case String path when path.startsWith("$") && path.length() > 1 -> with(path.substring(1), EVERYTHING);
            case Document document -> withExpressions(document.values());
            case Collection<?> list -> withExpressions(list);
            case null, default -> this;
        };
    }

    private Selection withExpressions(Collection<?> expressions) {
        Selection all = this;
        for (Object each : expressions) {
            all = all.withExpression(each);
        }
        return all;
    }

    private static boolean isName(String field) {
        return !field.isEmpty() && field.charAt(0) != '$' && !Character.isDigit(field.charAt(0));
    }
}
