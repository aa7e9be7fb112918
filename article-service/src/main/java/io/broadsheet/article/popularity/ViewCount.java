package io.broadsheet.article.popularity;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * The views of an article, counted up to an offset. An article's views lie in one partition, until somebody adds more, so
 * a count follows from the records up to its offset alone: whoever counts them, and how often, comes to the same.
 *
 * @param topic the id of the topic that the offset is of, and after a slash its partition; by an earlier version without
 * @param offset of the last record that was counted
 * @param views all of them, without decay
 */
record ViewCount(UUID article, String topic, long offset, long views, Map<Window, DecayedCount> decayed) {

    ViewCount {
        decayed = Map.copyOf(decayed);
    }

    static ViewCount none(UUID article, String topic) {
        return new ViewCount(article, topic, -1, 0, Map.of());
    }

    /** The same if the record has been counted before. */
    ViewCount plus(long record, Instant view) {
        if (record <= offset) {
            return this;
        }
        var higher = new EnumMap<Window, DecayedCount>(Window.class);
        for (var window : Window.values()) {
            higher.put(window, decayed.getOrDefault(window, DecayedCount.NONE).plus(view, window.length()));
        }
        return new ViewCount(article, topic, record, views + 1, higher);
    }

    /** Goes on in another partition, of a topic that was made anew too: the offsets begin again. */
    ViewCount in(String currentTopic, int partition) {
        var current = currentTopic + "/" + partition;
        return topic.equals(current)
                ? this
                : new ViewCount(article, current, topic.equals(currentTopic) ? offset : -1, views, decayed);
    }
}
