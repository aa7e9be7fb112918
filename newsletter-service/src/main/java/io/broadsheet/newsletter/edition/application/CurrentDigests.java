package io.broadsheet.newsletter.edition.application;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Renders editions from the stories as they are at this moment. Cohorts with the same stories share one rendering, which
 * is made again only when a story has another version or is gone.
 */
final class CurrentDigests implements Digests {

    /** What a rendering depends on. */
    private record Key(Cadence cadence, List<UUID> stories, List<Long> versions) {}

    private final Editions editions;
    private final Stories stories;
    private final DigestRenderer renderer;

    /** An edition never changes. */
    private final Cache<UUID, Edition> selections =
            Caffeine.newBuilder().maximumSize(2_000).build();

    private final Cache<Key, MailContent> renderings =
            Caffeine.newBuilder().maximumSize(200).build();

    CurrentDigests(Editions editions, Stories stories, DigestRenderer renderer) {
        this.editions = editions;
        this.stories = stories;
        this.renderer = renderer;
    }

    @Override
    public Map<UUID, Supplier<MailContent>> contents(Collection<UUID> ids) {
        var selected = selections(Set.copyOf(ids));
        var told = new HashSet<UUID>();
        selected.values().forEach(edition -> told.addAll(edition.stories()));
        var current = stories.find(told);
        var contents = new HashMap<UUID, Supplier<MailContent>>();
        ids.stream().filter(id -> !selected.containsKey(id)).forEach(id -> contents.put(id, UNKNOWN));
        selected.forEach((id, edition) -> {
            var left = edition.stories().stream()
                    .map(current::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (!left.isEmpty()) {
                contents.put(id, () -> rendering(edition.cadence(), left));
            }
        });
        return contents;
    }

    private MailContent rendering(Cadence cadence, List<Story> left) {
        var key = new Key(
                cadence,
                left.stream().map(Story::id).toList(),
                left.stream().map(Story::version).toList());
        return renderings.get(key, missing -> renderer.render(cadence, left));
    }

    private Map<UUID, Edition> selections(Set<UUID> ids) {
        var known = new HashMap<>(selections.getAllPresent(ids));
        var unknown = new HashSet<>(ids);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            for (var edition : editions.find(unknown)) {
                known.put(edition.id(), edition);
                selections.put(edition.id(), edition);
            }
        }
        return known;
    }
}
