package io.broadsheet.comment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadLatelyTest {

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void readsAgainAfterAChangeAndAfterAWhile() {
        var kept = new ReadLately<>(reads::incrementAndGet);

        assertThat(kept.get()).isEqualTo(1);
        assertThat(kept.get()).isEqualTo(1);
        kept.changed();
        assertThat(kept.get()).isEqualTo(2);
        await().atMost(ReadLately.LONGEST.multipliedBy(10)).until(() -> kept.get() == 3);
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
