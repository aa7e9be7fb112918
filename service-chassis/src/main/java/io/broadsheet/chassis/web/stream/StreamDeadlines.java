package io.broadsheet.chassis.web.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Streams that are closed when a time is over, unless they are taken out before. */
final class StreamDeadlines {
    private final Map<EventStream, Long> ends = new ConcurrentHashMap<>();

    void put(EventStream stream, Duration from) {
        ends.put(stream, System.nanoTime() + from.toNanos());
    }

    /** @return false if it was none of them, or has been closed */
    boolean remove(EventStream stream) {
        return ends.remove(stream) != null;
    }

    void closeOverdue() {
        long now = System.nanoTime();
        ends.forEach((stream, end) -> {
            if (now - end >= 0 && ends.remove(stream, end)) {
                stream.close();
            }
        });
    }
}
