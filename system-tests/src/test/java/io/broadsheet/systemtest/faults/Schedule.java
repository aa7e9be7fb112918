package io.broadsheet.systemtest.faults;

import io.broadsheet.systemtest.faults.SmtpTricks.Trick;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Which faults happen when: the same for the same seed. */
record Schedule(long seed, List<Planned> faults) {

    private static final String SITE = RunningSystem.WEBSITE + "-1";
    private static final List<String> INSTANCES = RunningSystem.SERVICES.stream()
            .flatMap(
                    service -> IntStream.rangeClosed(1, RunningSystem.INSTANCES).mapToObj(n -> service + "-" + n))
            .toList();

    private static final Trick[] TRICKS = Trick.values();

    /** Longer than the services' driver waits for an answer. */
    private static final Duration OUTLASTING = Duration.ofSeconds(21);

    /** @param at after the begin of the load */
    record Planned(Fault fault, Duration at, Duration lasting) {

        Duration end() {
            return at.plus(lasting);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT, "%.1f s to %.1f s: %s", at.toMillis() / 1000.0, end().toMillis() / 1000.0, fault);
        }
    }

    /** Two to four faults, and perhaps one of the site and one of all brokers. */
    static Schedule of(long seed) {
        // The low bits of neighbouring seeds are alike in the first draws.
        var random = new Random(seed * 0x9E3779B97F4A7C15L);
        int count = 2 + random.nextInt(3);
        var faults = new ArrayList<Planned>();
        for (int i = 0; i < count; i++) {
            faults.add(draw(random));
        }
        // Draws of their own, so that all else of a seed stays as it was.
        var more = new Random(~seed * 0x9E3779B97F4A7C15L);
        ofTheSite(more).ifPresent(faults::add);
        ofAllBrokers(more).ifPresent(faults::add);
        faults.sort(Comparator.comparing(Planned::at));
        return new Schedule(seed, List.copyOf(faults));
    }

    /** But for the faults of the site after the first: it would hardly be there, as there is one process of it. */
    static List<Schedule> together(List<Long> seeds) {
        var schedules = new ArrayList<Schedule>();
        boolean hitsTheSite = false;
        for (long seed : seeds) {
            Schedule drawn = of(seed);
            schedules.add(hitsTheSite ? drawn.besidesTheSite() : drawn);
            hitsTheSite |= !drawn.equals(drawn.besidesTheSite());
        }
        return List.copyOf(schedules);
    }

    private Schedule besidesTheSite() {
        return new Schedule(
                seed,
                faults.stream()
                        .filter(planned -> !(planned.fault() instanceof Fault.OfInstance one
                                && one.instance().equals(SITE)))
                        .toList());
    }

    /**
     * How many SMTP connections it may end between the final dot and what becomes known of it: one per connection that an
     * instance had when it died, was frozen or lost its database. The mail under way on each may come again.
     */
    int deaths() {
        return faults.stream()
                .mapToInt(planned -> connectionsHit(planned.fault()))
                .sum();
    }

    static int connectionsHit(Fault fault) {
        return switch (fault) {
            // Dies when the fault begins and when it ends.
            case Fault.WrongClock clock -> isNewsletter(clock) ? 2 * RunningSystem.MAIL_CONNECTIONS : 0;
            case Fault.OfInstance one -> isNewsletter(one) ? RunningSystem.MAIL_CONNECTIONS : 0;
            case Fault.DatabaseStalled all -> RunningSystem.INSTANCES * RunningSystem.MAIL_CONNECTIONS;
            case Fault.DatabaseKilled all -> RunningSystem.INSTANCES * RunningSystem.MAIL_CONNECTIONS;
            default -> 0;
        };
    }

    private static boolean isNewsletter(Fault.OfInstance fault) {
        return fault.instance().startsWith(RunningSystem.NEWSLETTER);
    }

    private static Planned draw(Random random) {
        Duration at = between(random, 500, 4_000);
        return switch (random.nextInt(18)) {
            case 0, 1, 2 -> new Planned(new Fault.Killed(instance(random)), at, between(random, 0, 2_000));
            case 3, 4, 5 -> new Planned(new Fault.Frozen(instance(random)), at, between(random, 7_000, 9_000));
            case 6 ->
                new Planned(
                        new Fault.WrongClock(instance(random), random.nextBoolean() ? 40 : -40),
                        at,
                        between(random, 6_000, 8_000));
            case 7 -> new Planned(new Fault.BrokerKilled(broker(random)), at, between(random, 3_000, 7_000));
            case 8 -> new Planned(new Fault.AllBrokersFrozen(), at, between(random, 3_000, 7_000));
            case 9 -> new Planned(new Fault.BrokerSlow(broker(random)), at, between(random, 4_000, 8_000));
            case 10 -> new Planned(new Fault.ConnectionsCut(instance(random)), at, between(random, 200, 3_000));
            case 11, 12 ->
                new Planned(
                        new Fault.AnswersLost(instance(random), 2 + random.nextInt(4)),
                        at,
                        between(random, 2_000, 6_000));
            case 13 -> stalled(at, random.nextInt(4_000));
            case 14 -> new Planned(new Fault.DatabaseKilled(), at, between(random, 0, 2_000));
            case 15 -> new Planned(new Fault.ScorerHangs(), at, between(random, 3_000, 8_000));
            default ->
                new Planned(
                        new Fault.MailTrick(TRICKS[1 + random.nextInt(TRICKS.length - 1)]),
                        at,
                        between(random, 3_000, 8_000));
        };
    }

    /** Every fourth is of all, every fourth of one instance, and outlasts the driver's patience: a write ends in doubt. */
    private static Planned stalled(Duration at, int draw) {
        Duration outlasting = OUTLASTING.plusMillis(draw / 4);
        return switch (draw % 4) {
            case 0 -> new Planned(new Fault.DatabaseStalled(), at, outlasting);
            case 1 -> new Planned(new Fault.Stalled(INSTANCES.get(draw / 4 % INSTANCES.size())), at, outlasting);
            default -> new Planned(new Fault.DatabaseStalled(), at, Duration.ofMillis(3_000 + draw));
        };
    }

    private static Optional<Planned> ofTheSite(Random random) {
        // Its readers have come by then.
        Duration at = between(random, 2_000, 4_900);
        return switch (random.nextInt(3)) {
            case 0 -> Optional.of(new Planned(new Fault.Killed(SITE), at, between(random, 0, 2_000)));
            case 1 -> Optional.of(new Planned(new Fault.Frozen(SITE), at, between(random, 7_000, 9_000)));
            default -> Optional.empty();
        };
    }

    private static Optional<Planned> ofAllBrokers(Random random) {
        return random.nextInt(12) > 0
                ? Optional.empty()
                : Optional.of(new Planned(
                        new Fault.AllBrokersKilled(), between(random, 500, 4_000), between(random, 4_000, 8_000)));
    }

    private static Duration between(Random random, int from, int to) {
        return Duration.ofMillis(from + random.nextInt(to - from));
    }

    private static int broker(Random random) {
        return random.nextInt(Brokers.COUNT);
    }

    private static String instance(Random random) {
        return RunningSystem.SERVICES.get(random.nextInt(RunningSystem.SERVICES.size()))
                + "-"
                + (1 + random.nextInt(RunningSystem.INSTANCES));
    }
}
