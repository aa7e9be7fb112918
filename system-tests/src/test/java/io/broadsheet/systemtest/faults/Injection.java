package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.StartedProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Makes faults happen and ends them. Faults of several schedules may overlap: where two are at one part, the first that
 * ends ends both, but for stalls, of which the last does.
 */
final class Injection {

    private static final long SLICE_MILLIS = 250;
    private static final Duration WRONG_CLOCK = Duration.ofSeconds(5);

    private final RunningSystem system;
    private final Map<Fault, AtomicBoolean> slowing = new HashMap<>();
    private final Set<StartedProcess> killed = new HashSet<>();
    private final Set<Instance> wrongClocks = new HashSet<>();
    private final List<String> endedAlone = new ArrayList<>();
    private final List<Instant> hits = new CopyOnWriteArrayList<>();

    Injection(RunningSystem system) {
        this.system = system;
    }

    /** Returns when all faults of all schedules are over, and everything that died is started again. */
    void play(List<Schedule> schedules) {
        record Moment(Duration at, Runnable action) {}
        List<Moment> moments = schedules.stream()
                .flatMap(schedule -> schedule.faults().stream())
                .flatMap(planned -> Stream.of(
                        new Moment(planned.at(), () -> begin(planned.fault())),
                        new Moment(planned.end(), () -> end(planned.fault()))))
                .sorted(Comparator.comparing(Moment::at))
                .toList();
        long begin = System.nanoTime();
        try {
            for (Moment moment : moments) {
                Calls.pause(Math.max(0, moment.at().toMillis() - (System.nanoTime() - begin) / 1_000_000));
                moment.action().run();
            }
            actWithWrongClocks();
        } finally {
            healAll();
        }
    }

    /** A process needs longer for its start than most faults last, and is to do its work with the clock that is wrong. */
    private void actWithWrongClocks() {
        if (!wrongClocks.isEmpty()) {
            wrongClocks.forEach(system::awaitReady);
            Calls.pause(WRONG_CLOCK.toMillis());
            hits.add(Instant.now());
            wrongClocks.forEach(instance -> kill(instance.process()));
            wrongClocks.clear();
        }
    }

    private void begin(Fault fault) {
        noteHit(fault);
        switch (fault) {
            case Fault.Killed(var name) -> kill(instance(name).process());
            case Fault.Frozen(var name) -> freeze(instance(name).process());
            case Fault.WrongClock(var name, var seconds) -> {
                kill(instance(name).process());
                instance(name).process().restart(List.of("--broadsheet.clock.offset=" + seconds + "s"));
                wrongClocks.add(instance(name));
            }
            case Fault.BrokerKilled(var broker) -> kill(system.brokers.process(broker));
            case Fault.AllBrokersFrozen() -> brokers().forEach(Injection::freeze);
            case Fault.AllBrokersKilled() -> brokers().forEach(this::kill);
            case Fault.BrokerSlow(var broker) -> slowing.put(fault, slow(system.brokers.process(broker)));
            case Fault.ConnectionsCut(var name) -> instance(name).proxy().cut();
            case Fault.AnswersLost(var name, var oneIn) ->
                instance(name).proxy().loseAnswers(oneIn);
            case Fault.Stalled(var name) -> instance(name).proxy().stall();
            case Fault.DatabaseStalled() ->
                system.instances().forEach(each -> each.proxy().stall());
            case Fault.DatabaseKilled() -> kill(system.mongo);
            case Fault.ScorerHangs() -> system.scorer.hang();
            case Fault.MailTrick(var trick) -> system.smtp.play(trick);
        }
    }

    private void end(Fault fault) {
        noteHit(fault);
        switch (fault) {
            case Fault.Killed(var name) -> revive(instance(name).process());
            case Fault.Frozen(var name) -> thaw(instance(name).process());
            case Fault.WrongClock clock -> {} // when it has been at work
            case Fault.BrokerKilled(var broker) -> revive(system.brokers.process(broker));
            case Fault.AllBrokersFrozen() -> brokers().forEach(Injection::thaw);
            case Fault.AllBrokersKilled() -> brokers().forEach(this::revive);
            case Fault.BrokerSlow(var broker) -> {
                AtomicBoolean slow = slowing.remove(fault);
                if (slow != null) {
                    slow.set(false);
                }
            }
            case Fault.ConnectionsCut(var name) -> instance(name).proxy().heal();
            case Fault.AnswersLost(var name, var oneIn) ->
                instance(name).proxy().heal();
            case Fault.Stalled(var name) -> instance(name).proxy().endStall();
            case Fault.DatabaseStalled() ->
                system.instances().forEach(each -> each.proxy().endStall());
            case Fault.DatabaseKilled() -> revive(system.mongo);
            case Fault.ScorerHangs() -> system.scorer.answer();
            case Fault.MailTrick(var trick) -> system.smtp.play(SmtpTricks.Trick.NONE);
        }
    }

    private void noteHit(Fault fault) {
        if (Schedule.connectionsHit(fault) > 0) {
            hits.add(Instant.now());
        }
    }

    /** When faults began and ended that may have led to copies of mails, in order. */
    List<Instant> hits() {
        return hits;
    }

    /** Whatever is left of any fault is over. */
    private void healAll() {
        slowing.values().forEach(slow -> slow.set(false));
        slowing.clear();
        system.smtp.play(SmtpTricks.Trick.NONE);
        system.scorer.answer();
        revive(system.mongo);
        for (StartedProcess broker : brokers()) {
            thaw(broker);
            revive(broker);
        }
        for (Instance instance : system.instances()) {
            instance.proxy().heal();
            instance.proxy().endAllStalls();
            thaw(instance.process());
            revive(instance.process());
        }
    }

    private Instance instance(String name) {
        return system.instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<StartedProcess> brokers() {
        return List.of(system.brokers.process(0), system.brokers.process(1), system.brokers.process(2));
    }

    private static void freeze(StartedProcess process) {
        if (process.isAlive()) {
            process.freeze();
        }
    }

    private static void thaw(StartedProcess process) {
        if (process.isAlive()) {
            process.thaw();
        }
    }

    private void kill(StartedProcess process) {
        killed.add(process);
        process.kill();
    }

    private void revive(StartedProcess process) {
        if (!process.isAlive()) {
            if (!killed.remove(process)) {
                endedAlone.add(process.toString());
            }
            process.restart();
        }
    }

    /** Processes that were found dead and that nobody had killed, and forgets them. */
    List<String> endedAlone() {
        var found = List.copyOf(endedAlone);
        endedAlone.clear();
        return found;
    }

    private static AtomicBoolean slow(StartedProcess process) {
        var slow = new AtomicBoolean(true);
        Thread.ofVirtual().start(() -> {
            while (slow.get()) {
                freeze(process);
                LockSupport.parkNanos(SLICE_MILLIS * 4 / 5 * 1_000_000);
                thaw(process);
                LockSupport.parkNanos(SLICE_MILLIS / 5 * 1_000_000);
            }
        });
        return slow;
    }
}
