package io.broadsheet.article.domain;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The front page's order by hand: what stands first, each for a while or until it is taken away.
 *
 * @param version rises by one with every change; 0 before the first
 * @param changedAt and {@code by}: null before the first
 */
public record FrontOrder(
        long version,
        List<Place> places,
        @Nullable Instant changedAt,
        @Nullable Actor by) {

    /** As many as readers' front page shows. */
    public static final int MOST = 20;

    public static final FrontOrder NONE = new FrontOrder(0, List.of(), null, null);

    /** @param until when the article leaves the place by itself; null if it does not */
    public record Place(UUID article, @Nullable Instant until) {

        public boolean isOver(Instant now) {
            return until != null && !until.isAfter(now);
        }
    }

    public FrontOrder {
        places = List.copyOf(places);
    }

    /** The articles that stand there now, in their order. */
    public List<UUID> at(Instant now) {
        return places.stream()
                .filter(place -> !place.isOver(now))
                .map(Place::article)
                .toList();
    }

    /**
     * With other places. What is over is left out of them.
     *
     * @param seen the versions that the editor read; null for any
     * @throws StaleVersion if it is another one by now
     */
    public FrontOrder changed(@Nullable Set<Long> seen, List<Place> others, Actor editor, Instant now) {
        if (seen != null && !seen.contains(version)) {
            throw new StaleVersion(version);
        }
        return new FrontOrder(
                version + 1, others.stream().filter(place -> !place.isOver(now)).toList(), now, editor);
    }
}
