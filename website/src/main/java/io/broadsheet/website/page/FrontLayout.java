package io.broadsheet.website.page;

import io.broadsheet.chassis.Texts;
import io.broadsheet.website.client.Listing;
import io.broadsheet.website.client.Summary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which story stands where on the front page, each once.
 *
 * @param top in the order of the newsroom
 * @param newest of those that are not on top, newest first
 * @param beginsWithTheNewest whether {@code newest} begins with the newest of all; on a page without an order of the
 *     newsroom that one is on top
 * @param desks by section, the one with the latest story first; "" for stories without a section
 * @param isMissing whether nothing can be told
 */
record FrontLayout(
        List<Summary> top,
        List<Summary> newest,
        boolean beginsWithTheNewest,
        Map<String, List<Summary>> desks,
        boolean isMissing) {

    private static final int TOP = 5;
    /** Where editors place more; they can place no more than this. */
    private static final int MOST_ON_TOP = 20;

    private static final int NEWEST = 6;
    private static final int DESKS = 8;
    private static final int AT_DESK = 3;

    static FrontLayout of(@Nullable Listing<Summary> front, @Nullable Listing<Summary> latest) {
        var placed = new HashSet<UUID>();
        var most = front == null ? TOP : Math.clamp(front.placed(), TOP, MOST_ON_TOP);
        var top = place(most, items(front == null ? latest : front), placed);
        var all = items(latest);
        var left =
                all.stream().filter(summary -> !placed.contains(summary.id())).toList();
        // A small paper's desks get their share.
        var newest = place(Math.min(NEWEST, (left.size() + 2) / 3), left, placed);
        var isNewest = !newest.isEmpty()
                && all.stream()
                        .noneMatch(other ->
                                other.publishedAt().isAfter(newest.getFirst().publishedAt()));
        return new FrontLayout(top, newest, isNewest, desks(left, placed), front == null && latest == null);
    }

    private static List<Summary> items(@Nullable Listing<Summary> list) {
        return list == null ? List.of() : list.items();
    }

    private static List<Summary> place(int most, List<Summary> from, Set<UUID> placed) {
        return from.stream()
                .filter(summary -> !placed.contains(summary.id()))
                .limit(most)
                .peek(summary -> placed.add(summary.id()))
                .toList();
    }

    /** One desk for all spellings of a section's name. */
    private static String desk(String section, Set<String> desks) {
        var folded = Texts.folded(section);
        return desks.stream()
                .filter(desk -> Texts.folded(desk).equals(folded))
                .findFirst()
                .orElse(section);
    }

    private static Map<String, List<Summary>> desks(List<Summary> left, Set<UUID> placed) {
        var desks = new LinkedHashMap<String, List<Summary>>();
        for (var summary : left) {
            var section = desk(Objects.requireNonNullElse(summary.section(), ""), desks.keySet());
            if (placed.contains(summary.id()) || desks.size() == DESKS && !desks.containsKey(section)) {
                continue;
            }
            var stories = desks.computeIfAbsent(section, unknown -> new ArrayList<>());
            if (stories.size() < AT_DESK) {
                stories.add(summary);
                placed.add(summary.id());
            }
        }
        return desks;
    }
}
