package io.broadsheet.article.store;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.Catalogue.Named;
import io.broadsheet.article.application.Catalogue.Spellings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts articles by names of one kind, all spellings of a name together. */
final class NameCounts {

    private final Kind kind;
    /** By name, so that each is folded once. */
    private final Map<String, String> keys = new HashMap<>();

    private final Map<String, Long> articles = new HashMap<>();
    /** By key, then spelling. */
    private final Map<String, Map<String, Long>> spellings = new HashMap<>();

    NameCounts(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** @param names of one article, which counts once for each even if it has several spellings */
    void add(List<String> names) {
        names.stream().map(this::key).distinct().forEach(key -> articles.merge(key, 1L, Long::sum));
        for (var name : names) {
            spellings.computeIfAbsent(key(name), _ -> new TreeMap<>()).merge(name, 1L, Long::sum);
        }
    }

    private String key(String name) {
        return keys.computeIfAbsent(name, kind::key);
    }

    List<Named> byCount() {
        return articles.entrySet().stream()
                .map(entry -> new Named(usual(entry.getKey()), entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Named::count).reversed().thenComparing(Named::name))
                .toList();
    }

    Map<String, Spellings> spellings() {
        return spellings.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        entry -> new Spellings(
                                usual(entry.getKey()),
                                Set.copyOf(entry.getValue().keySet()))));
    }

    /** Of those that are as frequent, the one that comes first: capitals do. */
    private String usual(String key) {
        return spellings.getOrDefault(key, Map.of()).entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(key);
    }
}
