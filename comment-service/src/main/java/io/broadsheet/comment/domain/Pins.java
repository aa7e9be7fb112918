package io.broadsheet.comment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The comments that moderators put before the others of one article, first pinned first. One that readers do not see
 * stays in the list and counts for nothing.
 *
 * @param version one more for every change; 0 for an article of which nothing was ever pinned
 * @param trail what was done, latest last
 */
public record Pins(long version, List<Pin> pinned, List<Line> trail) {
    public static final Pins NONE = new Pins(0, List.of(), List.of());
    public static final int MOST = 3;

    /** The audit trail's bound: further pins are refused, so that no line is dropped. Taking off is always possible. */
    static final int MOST_LINES = 1_000;

    /** @param by the moderator's subject */
    public record Pin(UUID comment, String by, Instant at) {}

    /** @param pinned or taken off again */
    public record Line(UUID comment, boolean pinned, String by, Instant at) {}

    public boolean holds(UUID comment) {
        return pinned.stream().anyMatch(pin -> pin.comment().equals(comment));
    }

    /**
     * Again changes nothing. Where so many are pinned, the first of them that readers do not see makes room.
     *
     * @param visible of those pinned
     * @throws TooManyPins if readers see so many
     * @throws PinTrailFull however few are pinned
     */
    public Pins pin(UUID comment, Set<UUID> visible, String by, Instant at) {
        if (holds(comment)) {
            return this;
        }
        var kept = new ArrayList<>(pinned);
        var lines = new ArrayList<>(trail);
        for (var pin : pinned) {
            if (kept.size() >= MOST && !visible.contains(pin.comment())) {
                kept.remove(pin);
                lines.add(new Line(pin.comment(), false, by, at));
            }
        }
        kept.add(new Pin(comment, by, at));
        lines.add(new Line(comment, true, by, at));
        if (lines.size() > MOST_LINES) {
            throw new PinTrailFull();
        }
        if (kept.size() > MOST) {
            throw new TooManyPins();
        }
        return new Pins(version + 1, List.copyOf(kept), List.copyOf(lines));
    }

    /** Again changes nothing. */
    public Pins unpin(UUID comment, String by, Instant at) {
        if (!holds(comment)) {
            return this;
        }
        var lines = new ArrayList<>(trail);
        lines.add(new Line(comment, false, by, at));
        return new Pins(
                version + 1,
                pinned.stream().filter(pin -> !pin.comment().equals(comment)).toList(),
                List.copyOf(lines));
    }
}
