package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.testing.Turns;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.smtp.MailConnection;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Two instances send what one ledger holds, in an order drawn from a seed: before and after each call of the ledger, and
 * between the question whether a mail may end and its end, another thread may go on. Instances are frozen for longer than
 * their leases, or have clocks that differ. Time is the schedule's.
 */
final class Interleaving {
    private static final int CONNECTIONS = 2;
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final int BATCH = 6;
    private static final int MOST_STEPS = 4_000;

    /** How often each mail came to its end at the server. */
    final Map<String, Integer> copies = new HashMap<>();

    int freezes;

    /** Mails whose end was under way, or whose outcome was, when their instance froze: each may come once more. */
    int exposed;

    private final Set<String> putOff = new HashSet<>();
    private final Random random;
    final Turns turns;
    private final Ledger ledger;
    private final LongSupplier unfinished;
    private final List<Instance> instances = new ArrayList<>();
    private long millis = Instant.parse("2026-11-28T06:00:00Z").toEpochMilli();
    private String frozen = "";
    private long frozenUntil;

    private final class Instance {
        final String name;
        final Map<UUID, ClaimedDelivery> open = new ConcurrentHashMap<>();
        final Queue<ClaimedDelivery> queue = new ArrayDeque<>();
        final Queue<Map.Entry<Entry, Passing>> unwritten = new ArrayDeque<>();
        final Set<String> underWay = new HashSet<>();
        final Claims claims;
        final Turns.Actor renewal;
        long renewedAt = millis;

        Instance(String name, long skew) {
            this.name = name;
            var sending = new TestSending(ledger, time());
            this.claims = sending.claims(
                    LEASE,
                    () -> new UUID(random.nextLong(), random.nextLong()),
                    () -> new Moment(millis * 1_000_000, millis + skew));
            turns.add(name, this::claim);
            turns.add(name, this::write);
            this.renewal = turns.add(name, this::renew);
            for (var i = 0; i < CONNECTIONS; i++) {
                var worker = sending.worker(() -> new Connection(this), claims, this::record);
                turns.add(name, () -> work(worker));
            }
        }

        private void claim() {
            while (true) {
                for (var claimed : claims.claim(BATCH)) {
                    open.put(claimed.delivery().id(), claimed);
                    queue.add(claimed);
                }
                turns.passUntil(open::isEmpty);
            }
        }

        private void work(SmtpWorker worker) {
            while (true) {
                var claimed = queue.poll();
                if (claimed != null) {
                    worker.handle(claimed)
                            .whenComplete((kept, failure) ->
                                    open.remove(claimed.delivery().id(), claimed));
                }
                turns.passUntil(() -> !queue.isEmpty());
            }
        }

        private CompletableFuture<Boolean> record(Entry entry) {
            var kept = new Passing(turns);
            unwritten.add(Map.entry(entry, kept));
            return kept;
        }

        private void write() {
            while (true) {
                var next = unwritten.poll();
                if (next != null) {
                    var lost = ledger.record(List.of(next.getKey()));
                    underWay.remove(next.getKey().subscription() + "@news.example");
                    next.getValue().complete(lost.isEmpty());
                }
                turns.passUntil(() -> !unwritten.isEmpty());
            }
        }

        private void renew() {
            while (true) {
                claims.renew(open);
                open.values().removeIf(claimed -> claimed.claim().isLost());
                renewedAt = millis;
                turns.passUntil(this::isRenewalDue);
            }
        }

        boolean isRenewalDue() {
            return millis - renewedAt > LEASE.toMillis() / 3;
        }
    }

    /** To a server that does not want one of four recipients the first time. */
    private final class Connection implements MailConnection {
        private final Instance instance;

        Connection(Instance instance) {
            this.instance = instance;
        }

        @Override
        public Answer send(OutgoingMail mail, BeforeEnd beforeEnd) throws BrokenOff {
            turns.pass();
            if (random.nextInt(4) == 0 && putOff.add(mail.to())) {
                return new Answer(Step.RECIPIENT, new Reply(450, "4.2.0"));
            }
            if (!beforeEnd.mayEnd()) {
                throw new BrokenOff();
            }
            instance.underWay.add(mail.to());
            turns.pass();
            copies.merge(mail.to(), 1, Integer::sum);
            turns.pass();
            return new Answer(Step.END, new Reply(250, "2.0.0"));
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void close() {}
    }

    /**
     * @param ledger made with the database's clock
     * @param unfinished how many deliveries in it are
     * @param skew of the second instance's own clock, in milliseconds
     */
    Interleaving(long seed, Function<InstantSource, Ledger> ledger, LongSupplier unfinished, long skew) {
        this.random = new Random(seed);
        this.turns = new Turns(random);
        this.unfinished = unfinished;
        this.ledger = Passing.around(ledger.apply(time()), turns);
        instances.add(new Instance("a", 0));
        instances.add(new Instance("b", skew));
    }

    InstantSource time() {
        return () -> Instant.ofEpochMilli(millis);
    }

    static Delivery delivery(UUID id, Instant now) {
        var content = new Delivery.Content.Transactional("test", "s", "t", "h");
        return new Delivery(id, id, content, 0, 0, null, null, now, null, null);
    }

    /** @return whether all was sent before the schedule became too long */
    boolean run() throws InterruptedException {
        try {
            for (var step = 0; step < MOST_STEPS; step++) {
                if (step % 16 == 0 && isDone()) {
                    return true;
                }
                step();
            }
            return false;
        } finally {
            turns.end();
        }
    }

    private void step() {
        millis += random.nextInt(200);
        if (frozen.isEmpty() && freezes < 3 && random.nextInt(80) == 0) {
            var instance = instances.get(random.nextInt(2));
            frozen = instance.name;
            exposed += instance.underWay.size();
            frozenUntil = millis + 10_000 + random.nextInt(30_000);
            freezes++;
        } else if (!frozen.isEmpty() && (millis > frozenUntil || isAtWork(frozen) && random.nextInt(10) == 0)) {
            frozen = "";
        } else if (!frozen.isEmpty() && random.nextInt(20) == 0 && isSoonEnoughForTheOther()) {
            millis += 5_000;
        }
        var due = instances.stream()
                .filter(instance -> !instance.name.equals(frozen))
                .filter(Instance::isRenewalDue)
                .findFirst();
        if (due.isPresent() && random.nextInt(4) > 0) {
            turns.take(due.get().renewal);
        } else {
            turns.next(actor -> !actor.group.equals(frozen));
        }
    }

    /** Whether the other has claimed what this one lost: the worst moment for it to go on. */
    private boolean isAtWork(String one) {
        return instances.stream()
                .allMatch(instance -> instance.name.equals(one)
                        ? millis - instance.renewedAt > LEASE.toMillis()
                        : !instance.open.isEmpty());
    }

    /** It runs, and renews in time. */
    private boolean isSoonEnoughForTheOther() {
        return instances.stream()
                .filter(instance -> !instance.name.equals(frozen))
                .allMatch(instance -> millis - instance.renewedAt < 5_000);
    }

    private boolean isDone() {
        return unfinished.getAsLong() == 0
                && instances.stream().allMatch(instance -> instance.open.isEmpty() && instance.unwritten.isEmpty());
    }
}
