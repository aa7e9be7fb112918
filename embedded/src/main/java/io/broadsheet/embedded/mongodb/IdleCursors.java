package io.broadsheet.embedded.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Forgets cursors that nobody reads on from, with all that they hold: a client that goes away closes none. */
final class IdleCursors {

    private static final long LONGEST = Duration.ofMinutes(10).toNanos(); // as MongoDB does
    private static final int MOST = 1_000;

    private final LongSupplier nanoTime;
    private final LongConsumer forget;
    /** When each was read from, the latest last. */
    private final Map<Long, Long> read = new LinkedHashMap<>(); // guarded by this

    IdleCursors(LongSupplier nanoTime, LongConsumer forget) {
        this.nanoTime = nanoTime;
        this.forget = forget;
    }

    void answered(Document query, Document answer) {
        if (query.get("getMore") instanceof Long asked) {
            ended(asked);
        }
        if (answer.get("cursor") instanceof Document cursor && cursor.get("id") instanceof Long id && id != 0) {
            goesOn(id);
        }
    }

    private synchronized void ended(long id) {
        read.remove(id);
    }

    private synchronized void goesOn(long id) {
        long now = nanoTime.getAsLong();
        read.put(id, now);
        for (var oldest = read.entrySet().iterator(); oldest.hasNext(); ) {
            var next = oldest.next();
            if (read.size() <= MOST && now - next.getValue() <= LONGEST) {
                return;
            }
            oldest.remove();
            forget.accept(next.getKey());
        }
    }
}
