package io.broadsheet.comment.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every comment asks for and seldom changes, as it was read last. What this instance changes counts from then on,
 * what another one changes after {@link #LONGEST} at the latest.
 */
final class ReadLately<T> {

    static final Duration LONGEST = Duration.ofMillis(500);
    /** From then on one caller reads again, while the others go on with what is there. */
    static final Duration FRESH = Duration.ofMillis(250);

    private final Supplier<T> read;
    private final LongSupplier nanoTime;
    private final AtomicBoolean reading = new AtomicBoolean();
    private final AtomicLong changes = new AtomicLong();
    private volatile @Nullable Kept<T> last;

    /** @param changes and {@code nanoTime} of before it was read */
    private record Kept<T>(T value, long changes, long nanoTime) {}

    ReadLately(Supplier<T> read) {
        this(read, System::nanoTime);
    }

    ReadLately(Supplier<T> read, LongSupplier nanoTime) {
        this.read = read;
        this.nanoTime = nanoTime;
    }

    T get() {
        Kept<T> kept = last;
        if (kept == null || kept.changes() != changes.get() || age(kept) > LONGEST.toNanos()) {
            return anew();
        }
        if (age(kept) > FRESH.toNanos() && reading.compareAndSet(false, true)) {
            try {
                return anew();
            } finally {
                reading.set(false);
            }
        }
        return kept.value();
    }

    private T anew() {
        long before = changes.get();
        long now = nanoTime.getAsLong();
        var kept = new Kept<>(read.get(), before, now);
        last = kept;
        return kept.value();
    }

    private long age(Kept<T> kept) {
        return nanoTime.getAsLong() - kept.nanoTime();
    }

    /** Something was written, or may have been: whatever was read before, or is being read now, counts no more. */
    void changed() {
        changes.incrementAndGet();
    }
}
