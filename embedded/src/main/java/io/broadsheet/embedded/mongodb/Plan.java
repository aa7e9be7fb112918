package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * The ranges of an index that hold every match of a query: its leading keys by equality or {@code $in}, then a range
 * or the order asked for. They may hold more: each document is still compared with the whole query.
 *
 * @param ordered whether the ranges give the order asked for
 */
record Plan(BTreeIndex index, List<Range> ranges, boolean ordered, boolean reverse, int score) {

    private static final int MOST_RANGES = 1_000;

    record Range(KeyValue from, KeyValue to) {

        /** Whether it is that of one value for each of so many leading keys. */
        boolean isOf(int depth) {
            return IntStream.range(0, depth).allMatch(i -> Objects.equals(from.get(i), to.get(i)));
        }

        static Range of(List<IndexKey> keys, List<@Nullable Object> prefix, Object low, Object high) {
            List<@Nullable Object> from = new ArrayList<>(prefix);
            List<@Nullable Object> to = new ArrayList<>(prefix);
            for (int i = prefix.size(); i < keys.size(); i++) {
                Object least = i == prefix.size() ? low : MinKey.getInstance();
                Object most = i == prefix.size() ? high : MaxKey.getInstance();
                from.add(keys.get(i).isAscending() ? least : most);
                to.add(keys.get(i).isAscending() ? most : least);
            }
            return new Range(new KeyValue(from).normalized(), new KeyValue(to).normalized());
        }
    }

    /** The plan that reads least, or null when only a scan finds every match. */
    static @Nullable Plan best(List<Index<Object>> indexes, Document query, Document orderBy, int limit) {
        Conditions conditions = Conditions.of(query);
        List<Plan> plans = indexes.stream()
                .map(index -> of((BTreeIndex) index, conditions, orderBy, limit))
                .filter(Objects::nonNull)
                .toList();
        int highest = plans.stream().mapToInt(Plan::score).max().orElse(0);
        List<Plan> equal =
                plans.stream().filter(plan -> plan.score() == highest).toList();
        // One of two values says nothing of how many have it: an index on a state holds all in a few ranges.
        return equal.size() < 2
                ? equal.stream().findFirst().orElse(null)
                : equal.stream().min(Comparator.comparingLong(Plan::candidates)).orElseThrow();
    }

    /** One for each alternative of a query that is nothing but alternatives; null when one of them takes a scan. */
    static @Nullable List<Plan> ofEach(List<Index<Object>> indexes, Document query) {
        if (query.size() != 1 || !(query.get("$or") instanceof List<?> alternatives)) {
            return null;
        }
        List<Plan> plans = new ArrayList<>();
        for (Object each : alternatives) {
            Plan plan = each instanceof Document alternative ? best(indexes, alternative, new Document(), 0) : null;
            if (plan == null) {
                return null;
            }
            plans.add(plan);
        }
        return plans;
    }

    private long candidates() {
        return ranges.stream().mapToLong(index::count).sum();
    }

    /** As MongoDB tells it. */
    Document explained() {
        Document entries = new Document("stage", "IXSCAN")
                .append("indexName", index.getName())
                .append("direction", reverse ? "backward" : "forward");
        return new Document("stage", "FETCH").append("inputStage", entries);
    }

    /** The positions of the candidates, each once. */
    Stream<Object> positions() {
        Stream<Object> positions = ranges.stream().flatMap(this::positions);
        return index.isMultikey() ? positions.distinct() : positions;
    }

    private Stream<Object> positions(Range range) {
        Cursor<KeyValue, Object> cursor = reverse
                ? index.entries().cursor(range.to, range.from, true)
                : index.entries().cursor(range.from, range.to, false);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .map(key -> cursor.getValue());
    }

    private static @Nullable Plan of(BTreeIndex index, Conditions conditions, Document orderBy, int limit) {
        List<IndexKey> keys = index.getKeys();
        boolean hasAll = !index.isMultikey() && !index.omitsDocuments();
        List<List<@Nullable Object>> prefixes = prefixes(keys, conditions, hasAll);
        int depth = prefixes.get(0).size();

        boolean canBound = depth < keys.size() && !index.isMultikey();
        Object low = canBound ? conditions.low(keys.get(depth).getKey()) : null;
        Object high = canBound ? conditions.high(keys.get(depth).getKey()) : null;
        boolean bounded = low != null || high != null;

        int direction = prefixes.size() > 1 || index.isMultikey() ? 0 : direction(keys, depth, orderBy);
        boolean ordered = orderBy.isEmpty() || direction != 0;
        boolean sorts = ordered && !orderBy.isEmpty();

        boolean narrow = depth > 0 || bounded;
        if (!narrow && (index.omitsDocuments() || limit == 0 || !sorts)) {
            return null;
        }
        int score =
                10 * depth + (index.isUnique() && depth == keys.size() ? 100 : 0) + (bounded ? 5 : 0) + (sorts ? 3 : 0);
        Object lowest = low != null ? low : high != null ? lowestOfType(high) : MinKey.getInstance();
        Object highest = high != null ? high : MaxKey.getInstance();
        List<Range> ranges = prefixes.stream()
                .map(prefix -> Range.of(keys, prefix, lowest, highest))
                .toList();
        return new Plan(index, ranges, ordered, direction < 0, score);
    }

    /** Every combination of the values that the leading keys may have; all of the same length. */
    private static List<List<@Nullable Object>> prefixes(List<IndexKey> keys, Conditions conditions, boolean hasAll) {
        List<List<@Nullable Object>> prefixes = List.of(List.of());
        for (IndexKey key : keys) {
            List<@Nullable Object> choices = conditions.choices(key.getKey(), hasAll);
            if (choices.isEmpty() || choices.size() * prefixes.size() > MOST_RANGES) {
                break;
            }
            prefixes = prefixes.stream()
                    .flatMap(prefix -> choices.stream().map(choice -> append(prefix, choice)))
                    .toList();
        }
        return prefixes;
    }

    /** 1 if the keys after the prefix run as the sort does, -1 if they run against it, 0 if neither. */
    private static int direction(List<IndexKey> keys, int depth, Document orderBy) {
        List<String> sort = new ArrayList<>(orderBy.keySet());
        keys.subList(0, depth).forEach(key -> sort.remove(key.getKey()));
        if (depth + sort.size() > keys.size()) {
            return 0;
        }
        int match = 0;
        for (int i = 0; i < sort.size(); i++) {
            IndexKey key = keys.get(depth + i);
            boolean ascending = orderBy.get(sort.get(i)) instanceof Number order && order.intValue() > 0;
            int same = ascending == key.isAscending() ? 1 : -1;
            if (!key.getKey().equals(sort.get(i)) || match == -same) {
                return 0;
            }
            match = same;
        }
        return match == 0 ? 1 : match;
    }

    private static Object lowestOfType(Object value) {
        return switch (value) {
            case Number n -> Double.NEGATIVE_INFINITY;
            case String s -> "";
            case Instant i -> Instant.MIN;
            default -> MinKey.getInstance();
        };
    }

    private static List<@Nullable Object> append(List<@Nullable Object> list, @Nullable Object value) {
        List<@Nullable Object> longer = new ArrayList<>(list);
        longer.add(value);
        return longer;
    }
}
