package io.broadsheet.newsletter.delivery.application;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.broadsheet.chassis.Loggable;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Sends what is due in one lane of the ledger, over kept connections, for as long as the service runs. */
final class Sender implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration FAREWELL = Duration.ofSeconds(8);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

    private static final Duration LOOKS_UP = Duration.ofMillis(500);

    private final String name;
    private final MailProperties.Sending settings;
    private final int connections;
    private final Ledger ledger;
    private final Intake intake;
    private final Supplier<Line> lines;
    private final Recorder recorder;
    private final Outage outage;
    private final LetterBell bell;
    private final Clock clock;

    private final BlockingQueue<Job> jobs;
    private final Map<UUID, Job> open = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean running;

    Sender(
            String name,
            MailProperties.Sending settings,
            int connections,
            Ledger ledger,
            Intake intake,
            Supplier<Line> lines,
            Recorder recorder,
            Outage outage,
            LetterBell bell,
            Clock clock) {
        this.name = name;
        this.settings = settings;
        this.connections = connections;
        this.ledger = ledger;
        this.intake = intake;
        this.lines = lines;
        this.recorder = recorder;
        this.outage = outage;
        this.bell = bell;
        this.clock = clock;
        this.jobs = new ArrayBlockingQueue<>(2 * settings.batch());
    }

    @Override
    public void start() {
        running = true;
        recorder.start();
        threads.add(Thread.ofVirtual().name(name + "-intake").start(this::takeIn));
        threads.add(
                Thread.ofVirtual().name(name + "-renewal").start(() -> repeat(third(settings.lease()), this::renew)));
        threads.add(Thread.ofVirtual()
                .name(name + "-refresh")
                .start(() -> repeat(Intake.FRESH, () -> intake.refresh(open.values()))));
        for (var i = 1; i <= connections; i++) {
            threads.add(Thread.ofVirtual().name(name + "-line-" + i).start(this::workOff));
        }
    }

    /** Claims ahead, so that no line waits for the ledger; never more than can be sent soon. */
    private void takeIn() {
        var pause = settings.poll();
        try {
            while (running) {
                var away = outage.left();
                if (!away.isZero() || jobs.size() >= settings.batch()) {
                    stopped.await(Math.min(20, Math.max(1, away.toMillis())), TimeUnit.MILLISECONDS);
                    continue;
                }
                try {
                    if (claim() == 0) {
                        bell.await(settings.poll());
                    }
                    pause = settings.poll();
                } catch (RuntimeException e) {
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                    LOG.warn("Nothing could be claimed, next try in {} ms", pause.toMillis(), Loggable.of(e));
                    stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int claim() throws InterruptedException {
        var claimed = intake.claim(settings.batch());
        for (var job : claimed) {
            // Put back by an outage and claimed again while still here: the newer claim counts.
            open.put(job.delivery().id(), job);
            while (!jobs.offer(job, 100, TimeUnit.MILLISECONDS)) {
                if (!running) {
                    giveBack(job);
                    break;
                }
            }
        }
        return claimed.size();
    }

    private void workOff() {
        var line = lines.get();
        var usedAt = System.nanoTime();
        try {
            while (running) {
                var job = jobs.poll(LOOKS_UP.toMillis(), TimeUnit.MILLISECONDS);
                if (job != null) {
                    line.handle(job)
                            .whenComplete((kept, failure) ->
                                    open.remove(job.delivery().id(), job));
                    usedAt = System.nanoTime();
                } else if (System.nanoTime() - usedAt > settings.idle().toNanos()) {
                    line.hangUp();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            line.hangUp();
        }
    }

    private void repeat(Duration pause, Runnable work) {
        try {
            while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    work.run();
                } catch (RuntimeException e) {
                    LOG.warn("Claimed deliveries could not be looked after", Loggable.of(e));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration third(Duration whole) {
        return whole.dividedBy(3);
    }

    private void renew() {
        var claims = open.values().stream()
                .collect(groupingBy(Job::claim, mapping(job -> job.delivery().id(), toList())));
        claims.forEach((claim, ids) -> {
            var asked = System.nanoTime();
            ledger.renew(ids, claim.token(), clock.instant().plus(settings.lease()));
            claim.extend(asked, settings.lease());
        });
    }

    /** Ends the mails that are on their way, and gives back the others. */
    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        try {
            var end = System.nanoTime() + FAREWELL.toNanos();
            bell.ring();
            for (var thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
            for (var job = jobs.poll(); job != null; job = jobs.poll()) {
                giveBack(job);
            }
            recorder.stop(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveBack(Job job) {
        recorder.record(new Entry(job.delivery().id(), job.claim().token(), new Outcome.Released(clock.instant())));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
