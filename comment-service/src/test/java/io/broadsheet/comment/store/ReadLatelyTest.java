package io.broadsheet.comment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReadLatelyTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();

    @Test
    void readsAgainAfterAChangeAndAfterAWhile() {
        var kept = new ReadLately<>(reads::incrementAndGet, now::get);

        assertThat(kept.get()).isEqualTo(1);
        now.addAndGet(ReadLately.FRESH.toNanos());
        assertThat(kept.get()).isEqualTo(1);
        kept.changed();
        assertThat(kept.get()).isEqualTo(2);
        now.addAndGet(ReadLately.LONGEST.toNanos() + 1);
        assertThat(kept.get()).isEqualTo(3);
    }

    @Test
    void oneReadsAgainWhileTheOthersGoOn() {
        var asked = new AtomicInteger();
        var others = new AtomicReference<Supplier<Integer>>();
        var kept = new ReadLately<>(
                () -> {
                    if (reads.incrementAndGet() == 2) {
                        asked.set(others.get().get());
                    }
                    return reads.get();
                },
                now::get);
        others.set(kept::get);
        assertThat(kept.get()).isEqualTo(1);
        now.addAndGet(ReadLately.FRESH.toNanos() + 1);

        assertThat(kept.get()).isEqualTo(2);
        assertThat(asked).hasValue(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void whatWasBeingReadWhileSomethingChangedIsReadAgain() {
        var changes = new Runnable[1];
        var kept = new ReadLately<>(() -> {
            int read = reads.incrementAndGet();
            if (read == 1) {
                changes[0].run();
            }
            return read;
        });
        changes[0] = kept::changed;

        assertThat(kept.get()).isEqualTo(1);
        assertThat(kept.get()).isEqualTo(2);
        assertThat(kept.get()).isEqualTo(2);
    }
}
