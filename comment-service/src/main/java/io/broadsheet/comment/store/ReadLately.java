package io.broadsheet.comment.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every comment asks for and seldom changes, as it was read last. What this instance changes counts from then on,
 * what another one changes after {@link #LONGEST} at the latest.
 */
final class ReadLately<T> {

    static final Duration LONGEST = Duration.ofMillis(500);

    private final Supplier<T> read;
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Kept<T> last;

    /** @param changes and {@code nanoTime} of before it was read */
    private record Kept<T>(T value, long changes, long nanoTime) {}

    ReadLately(Supplier<T> read) {
        this.read = read;
    }

    T get() {
        Kept<T> kept = last;
        if (kept == null
                || kept.changes() != changes.get()
                || System.nanoTime() - kept.nanoTime() > LONGEST.toNanos()) {
            long before = changes.get();
            long nanoTime = System.nanoTime();
            kept = new Kept<>(read.get(), before, nanoTime);
            last = kept;
        }
        return kept.value();
    }

    /** Something was written, or may have been: whatever was read before, or is being read now, counts no more. */
    void changed() {
        changes.incrementAndGet();
    }
}
