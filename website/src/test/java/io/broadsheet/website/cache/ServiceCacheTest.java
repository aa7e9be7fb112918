package io.broadsheet.website.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.broadsheet.website.client.ServiceAway;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceCacheTest {

    private static final Duration SETTLED = Duration.ofMillis(2300);

    private final AtomicReference<String> source = new AtomicReference<>("first");
    private final AtomicInteger calls = new AtomicInteger();
    private volatile boolean away;
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000_000_000);
    private final ServiceCache<String, String> answers =
            new ServiceCache<>(100_000, value -> 1, readAt -> true, key -> read(), EventFilter.none(), nanos::get);

    private String read() throws ServiceAway {
        calls.incrementAndGet();
        if (away) {
            throw ServiceAway.tooSlow();
        }
        return source.get();
    }

    @Test
    void asksOnceUntilSomethingChanges() throws ServiceAway {
        assertThat(answers.get("a").value()).isEqualTo("first");
        source.set("second");
        assertThat(answers.get("a").value()).isEqualTo("first");
        assertThat(calls).hasValue(1);

        answers.outdate("a");

        assertThat(answers.get("a").value()).isEqualTo("second");
    }

    @Test
    void looksAgainAtWhatWasOutdatedLongAgoAndMayNameWhatChangedJustNow() throws ServiceAway {
        answers.get("a");
        answers.outdate("a");
        pass(Duration.ofMinutes(1));
        source.set("names it, with the old count");
        answers.outdateIf((key, value) -> value.startsWith("names it"));

        assertThat(answers.get("a").value()).isEqualTo("names it, with the old count");
        source.set("names it, with the new count");
        pass(SETTLED);

        assertThat(answers.get("a").value()).isEqualTo("names it, with the new count");
    }

    @Test
    void keepsTheLastGoodAnswerWhileTheServiceIsAway() throws ServiceAway {
        var good = answers.get("a");
        away = true;
        answers.outdate("a");

        assertThat(answers.get("a")).isSameAs(good);

        away = false;
        source.set("second");
        pass(Duration.ofSeconds(1));
        assertThat(answers.get("a").value()).isEqualTo("second");
    }

    @Test
    void handsOutWhatIsRightMeanwhileAndReadsItAgain() throws Exception {
        var isRight = new AtomicBoolean(true);
        var isHeard = new AtomicBoolean(true);
        var go = new CountDownLatch(1);
        var lists = new ServiceCache<String, String>(
                100_000,
                value -> 1,
                readAt -> isHeard.get(),
                key -> {
                    if (calls.incrementAndGet() == 2) {
                        uninterrupted(go);
                    }
                    return source.get();
                },
                new EventFilter<>() {
                    @Override
                    public boolean isRightMeanwhile(String key, String answer) {
                        return isRight.get();
                    }
                },
                nanos::get);
        lists.get("a");
        source.set("second");
        lists.outdate("a");

        var meanwhile = lists.get("a");
        assertThat(meanwhile.value()).isEqualTo("first");
        assertThat(meanwhile.isUsable(nanos.get(), readAt -> true))
                .as("no page of it is kept")
                .isFalse();
        go.countDown();
        await().until(() -> "second".equals(lists.lastKnown("a")));
        pass(SETTLED);
        lists.get("a");

        source.set("third");
        lists.outdate("a");
        isRight.set(false);
        assertThat(lists.get("a").value()).isEqualTo("third");
        source.set("fourth");
        lists.outdate("a");
        isRight.set(true);
        isHeard.set(false);
        assertThat(lists.get("a").value()).isEqualTo("fourth");
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysThatAServiceIsAwayWhereNothingIsKnown() {
        away = true;

        assertThatExceptionOfType(ServiceAway.class).isThrownBy(() -> answers.get("a"));
    }

    @Test
    void doesNotKeepWhatWasOvertakenWhileItWasRead() throws Exception {
        var reading = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        var slow = new ServiceCache<String, String>(100_000, value -> 1, readAt -> true, key -> {
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

    /** Another instance of the service may not have heard of the change when it was asked. */
    @Test
    void looksAgainOnceAtWhatWasReadSoonAfterItsChange() throws ServiceAway {
        answers.get("a");
        answers.outdate("a");
        assertThat(answers.get("a").value()).isEqualTo("first");

        source.set("second");
        pass(SETTLED);

        assertThat(answers.get("a").value()).isEqualTo("second");
        pass(SETTLED);
        answers.get("a");
        assertThat(calls).hasValue(3);
    }

    @Test
    void looksAgainAtWhatNobodyHadAskedForWhenItChanged() throws ServiceAway {
        answers.outdate("a");
        assertThat(answers.get("a").value()).isEqualTo("first");

        source.set("second");
        pass(SETTLED);

        assertThat(answers.get("a").value()).isEqualTo("second");
    }

    @Test
    void leavesAloneWhatDidNotChange() throws ServiceAway {
        answers.get("a");
        answers.outdate("b");
        answers.outdateIf((key, value) -> value.equals("second"));
        pass(SETTLED);

        answers.get("a");

        assertThat(calls).hasValue(1);
    }

    @Test
    void seesThatAChangeConcernsWhatWasBeingRead() throws Exception {
        var reading = new CountDownLatch(1);
        var changed = new CountDownLatch(1);
        var slow = new ServiceCache<String, String>(100_000, value -> 1, readAt -> true, key -> {
            calls.incrementAndGet();
            reading.countDown();
            awaitLatch(changed);
            return source.get();
        });
        var before = CompletableFuture.supplyAsync(() -> value(slow));
        reading.await();
        slow.outdateIf((key, value) -> value.equals("first"));
        changed.countDown();
        before.get();

        assertThat(value(slow)).isEqualTo("first");
        assertThat(calls).hasValue(2);
    }

    @Test
    void keepsOnlySoMuchOfWhatIsNotThere() throws ServiceAway {
        var nothing = new ServiceCache<String, String>(100_000, value -> 0, readAt -> true, key -> "nothing");
        var address = "x".repeat(1_000);
        for (var i = 0; i < 1_000; i++) {
            nothing.get(address + i);
        }

        await().untilAsserted(() -> assertThat(IntStream.range(0, 1_000)
                        .filter(i -> nothing.lastKnown(address + i) != null)
                        .count())
                .isLessThanOrEqualTo(50));
    }

    /**
     * A key's hash is asked for whenever the cache is entered. Were a slot's lock held there, another thread could not
     * get it, and if that one holds the cache's lock, as on an eviction, neither goes on.
     */
    @Test
    void holdsNoLockOfASlotWhereItEntersTheCache() throws Exception {
        var failing = new AtomicReference<@Nullable Thread>();
        var held = new CopyOnWriteArrayList<String>();
        var cache = new AtomicReference<ServiceCache<Key, String>>();
        Runnable entered = () -> {
            if (Thread.currentThread() == failing.get()) {
                var other = CompletableFuture.runAsync(() -> cache.get().outdateAll());
                try {
                    other.get(5, TimeUnit.SECONDS);
                } catch (Exception blocked) {
                    held.add(blocked.toString());
                }
            }
        };
        cache.set(new ServiceCache<>(100_000, value -> 1, readAt -> true, key -> {
            failing.set(Thread.currentThread());
            throw ServiceAway.tooSlow();
        }));

        assertThatExceptionOfType(ServiceAway.class)
                .isThrownBy(() -> cache.get().get(new Key(entered)));

        assertThat(failing.get()).isNotNull();
        assertThat(held).isEmpty();
    }

    private record Key(Runnable entered) {
        @Override
        public int hashCode() {
            entered.run();
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return other == this;
        }
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static String value(ServiceCache<String, String> answers) {
        try {
            return answers.get("a").value();
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
