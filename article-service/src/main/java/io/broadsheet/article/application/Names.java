package io.broadsheet.article.application;

import io.broadsheet.article.application.Catalogue.Kind;
import io.broadsheet.article.application.Catalogue.Spellings;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * In which spellings published articles have a name: editors type NATO, Nato and nato, and readers find them all under
 * one. Nothing of it is stored; the catalogue knows those that were counted, and those heard of since are kept beside it.
 */
@Component
public class Names {

    private final CurrentCatalogue catalogue;
    /** By key; as many as there are names. */
    private final Map<Kind, Map<String, Set<String>>> heard = Stream.of(Kind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, _ -> new ConcurrentHashMap<>()));

    Names(CurrentCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param key what the name is known by, in whatever spelling */
    public record Name(String name, String key) {}

    /** An article with these is published. To be told before lists are made anew. */
    public void hear(Collection<String> tags, @Nullable String section, Collection<String> authors, String language) {
        hear(Kind.TAG, tags);
        hear(Kind.SECTION, section == null ? List.of() : List.of(section));
        hear(Kind.AUTHOR, authors);
        hear(Kind.LANGUAGE, List.of(language));
    }

    private void hear(Kind kind, Collection<String> names) {
        var all = heard.getOrDefault(kind, Map.of());
        names.forEach(name -> all.computeIfAbsent(kind.key(name), _ -> ConcurrentHashMap.newKeySet())
                .add(name));
    }

    /** All that readers take for this name, in whatever spelling it is asked for. */
    public Set<String> spellings(Kind kind, String asked) {
        return all(kind, kind.key(asked));
    }

    /** Of a language and what is spoken of it anywhere: {@code en} takes {@code en-GB} too (RFC 4647, basic filtering). */
    public Set<String> languages(String range) {
        var key = range.toLowerCase(Locale.ROOT);
        var keys = new HashSet<>(counted(Kind.LANGUAGE).keySet());
        keys.addAll(heard.getOrDefault(Kind.LANGUAGE, Map.of()).keySet());
        return keys.stream()
                .filter(language -> language.equals(key) || language.startsWith(key + "-"))
                .flatMap(language -> all(Kind.LANGUAGE, language).stream())
                .collect(Collectors.toSet());
    }

    /** As readers see it, or null if no published article has it. */
    public @Nullable Name name(Kind kind, String asked) {
        var key = kind.key(asked);
        var spellings = counted(kind).get(key);
        if (spellings != null) {
            return new Name(spellings.usual(), key);
        }
        return all(kind, key).stream()
                .sorted()
                .findFirst()
                .map(name -> new Name(name, key))
                .orElse(null);
    }

    private Set<String> all(Kind kind, String key) {
        var spellings = counted(kind).get(key);
        var all = new HashSet<>(heard.getOrDefault(kind, Map.of()).getOrDefault(key, Set.of()));
        all.addAll(spellings == null ? Set.of() : spellings.all());
        return all;
    }

    private Map<String, Spellings> counted(Kind kind) {
        return catalogue.get().spellings().getOrDefault(kind, Map.of());
    }
}
