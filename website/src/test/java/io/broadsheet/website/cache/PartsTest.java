package io.broadsheet.website.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.broadsheet.website.client.ServiceAway;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PartsTest {

    private final AtomicReference<String> source = new AtomicReference<>("first");
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;
    private final Parts<String, String> parts = new Parts<>(100_000, value -> 1, readAt -> true, key -> {
        calls.incrementAndGet();
        if (away) {
            throw ServiceAway.tooSlow();
        }
        return source.get();
    });

    @Test
    void asksOnceUntilSomethingChanges() throws ServiceAway {
        assertThat(parts.get("a").value()).isEqualTo("first");
        source.set("second");
        assertThat(parts.get("a").value()).isEqualTo("first");
        assertThat(calls).hasValue(1);

        parts.outdate("a");

        assertThat(parts.get("a").value()).isEqualTo("second");
    }

    @Test
    void keepsTheLastGoodAnswerWhileTheServiceIsAway() throws ServiceAway {
        var good = parts.get("a");
        away = true;
        parts.outdate("a");

        assertThat(parts.get("a")).isSameAs(good);

        away = false;
        source.set("second");
        await().untilAsserted(() -> assertThat(parts.get("a").value()).isEqualTo("second"));
    }

    @Test
    void saysThatAServiceIsAwayWhereNothingIsKnown() {
        away = true;

        assertThatExceptionOfType(ServiceAway.class).isThrownBy(() -> parts.get("a"));
    }

    @Test
    void doesNotKeepWhatWasOvertakenWhileItWasRead() throws Exception {
        var reading = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        var slow = new Parts<String, String>(100_000, value -> 1, readAt -> true, key -> {
            var value = source.get();
            reading.countDown();
            awaitLatch(changed);
            return value;
        });
        var before = CompletableFuture.supplyAsync(() -> value(slow));
        reading.await();
        source.set("second");
        slow.outdate("a");
        changed.countDown();

        assertThat(before.get()).isEqualTo("first");
        assertThat(value(slow)).isEqualTo("second");
    }

    @Test
    void looksAgainWhenOthersHaveHeardOfTheChangeToo() throws ServiceAway {
        parts.outdate("a");
        assertThat(parts.get("a").value()).isEqualTo("first");

        source.set("second");

        await().untilAsserted(() -> assertThat(parts.get("a").value()).isEqualTo("second"));
    }

    private static String value(Parts<String, String> parts) {
        try {
            return parts.get("a").value();
        } catch (ServiceAway away) {
            throw new AssertionError(away);
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
