package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;

import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OutcomeWriterTest {
    private static final Entry BAD = entry();

    private final AtomicInteger refused = new AtomicInteger();
    private volatile boolean mended;

    @Test
    void writesTheOthersWhereOneCannotBeWrittenAndTellsOfThatOneUntilItIs() throws InterruptedException {
        var writer = new OutcomeWriter("digests", ledger(), 3);
        var before = writer.record(entry());
        var bad = writer.record(BAD);
        var after = writer.record(entry());
        writer.start();

        assertThat(before.join()).isTrue();
        assertThat(after.join()).isTrue();
        assertThat(writer.record(entry()).join()).isTrue();
        await().untilAsserted(() -> assertThat(writer.unwritten()).isEqualTo(1));
        assertThat(bad).isNotDone();

        mended = true;

        assertThat(bad.join()).isTrue();
        await().untilAsserted(() -> assertThat(writer.unwritten()).isZero());
        writer.stop(Duration.ofSeconds(5));
    }

    @Test
    void writesOnWhereAnOutcomeThatCannotBeWrittenCameAlone() throws Exception {
        var writer = new OutcomeWriter("digests", ledger(), 1);
        writer.start();
        var bad = writer.record(BAD);
        await().untilAsserted(() -> assertThat(writer.unwritten()).isEqualTo(1));

        assertThat(writer.record(entry()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(true);

        assertThat(bad).isNotDone();
        mended = true;
        writer.stop(Duration.ofSeconds(5));
        assertThat(bad.join()).isTrue();
    }

    @Test
    void isNotStoppedWhileOneThatCouldNotBeWrittenMayStillBe() throws InterruptedException {
        var writer = new OutcomeWriter("digests", ledger(), 3);
        writer.record(entry());
        var bad = writer.record(BAD);
        writer.start();
        await().untilAsserted(() -> assertThat(writer.unwritten()).isEqualTo(1));

        Thread.ofVirtual().start(() -> {
            await().until(writer::isStopping);
            mended = true;
        });
        writer.stop(Duration.ofSeconds(30));

        assertThat(bad.getNow(false)).isTrue();
    }

    @Test
    void tellsOnceOfAnOutcomeThatIsTriedAgainAndAgain(CapturedOutput output) throws InterruptedException {
        var writer = new OutcomeWriter("digests", ledger(), 1);
        writer.start();
        var bad = writer.record(BAD);
        await().untilAtomic(refused, greaterThan(4));

        mended = true;
        writer.stop(Duration.ofSeconds(30));

        assertThat(bad.getNow(false)).isTrue();
        assertThat(output.getAll().split("could not be written yet", -1))
                .as("with the others, and alone")
                .hasSize(3);
    }

    @Test
    void livesOnWhateverItFailsOf() throws InterruptedException {
        var failed = new AtomicBoolean();
        var writer = new OutcomeWriter("digests", ledger(entries -> failed.getAndSet(true) ? null : new Odd()), 1);
        writer.start();

        assertThat(writer.record(entry()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(true);

        await().untilAsserted(() -> assertThat(writer.unwritten()).isZero());
        writer.stop(Duration.ofSeconds(5));
    }

    /** Nobody can say what it is. */
    private static final class Odd extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new StackOverflowError();
        }
    }

    private Ledger ledger() {
        return ledger(entries -> {
            if (!entries.contains(BAD) || mended) {
                return null;
            }
            refused.incrementAndGet();
            return new IllegalArgumentException("cannot be encoded");
        });
    }

    private static Ledger ledger(Function<List<?>, @Nullable RuntimeException> failure) {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, arguments) -> {
                    var failed = failure.apply((List<?>) arguments[0]);
                    if (failed != null) {
                        throw failed;
                    }
                    return Set.of();
                });
    }

    private static Entry entry() {
        return new Entry(
                UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), new Outcome.Sent(new Reply(250, "2.0.0")));
    }
}
