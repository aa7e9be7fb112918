package io.broadsheet.article.popularity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The looks at an article, counted up to an offset. An article's looks lie in one partition, so a tally follows from the
 * records up to its offset alone: whoever counts them, and how often, comes to the same.
 *
 * @param topic the id of the topic that the offset is of
 * @param offset of the last record that was counted
 * @param looks all of them, without decay
 */
record Tally(UUID article, String topic, long offset, long looks, Map<Window, Heat> heat) {

    Tally {
        heat = Map.copyOf(heat);
    }

    static Tally none(UUID article, String topic) {
        return new Tally(article, topic, -1, 0, Map.of());
    }

    /** The same if the record has been counted before. */
    Tally plus(long record, Instant look) {
        if (record <= offset) {
            return this;
        }
        var warmer = new EnumMap<Window, Heat>(Window.class);
        for (var window : Window.values()) {
            warmer.put(window, heat.getOrDefault(window, Heat.NONE).plus(look, window.length()));
        }
        return new Tally(article, topic, record, looks + 1, warmer);
    }

    /** Goes on in a topic that was made anew, whose offsets begin again. */
    Tally in(String current) {
        return topic.equals(current) ? this : new Tally(article, current, -1, looks, heat);
    }
}
