package io.broadsheet.newsletter.edition.application;

import static java.util.stream.Collectors.toSet;

import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.Cohort;
import io.broadsheet.newsletter.edition.domain.Cut;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.Edition;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Promise;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything a planner works on, in memory, with what can happen to a planner: before and after each of its calls
 * {@link #between} may kill it (no call of it succeeds from then on), or let others go on while it sleeps.
 */
final class Newsroom {
    private static final ZoneId ZONE = ZoneId.of("Asia/Kathmandu");
    static final Duration LEASE = Duration.ofSeconds(30);

    /** Ends a planner as {@code kill -9} would: it does not get to clean up either. */
    static final class Killed extends RuntimeException {}

    final Map<UUID, Row> stories = new LinkedHashMap<>();
    final Map<UUID, Reader> readers = new LinkedHashMap<>();
    final Map<UUID, DigestQueue.DigestDelivery> ledger = new TreeMap<>();
    final Map<UUID, Edition> editions = new HashMap<>();

    /** Topics by which a subscription cannot be read. */
    final Set<String> unreadable = new HashSet<>();

    Instant now = Instant.parse("2026-11-23T00:00:00Z");
    Runnable between = () -> {};
    Duration instantDelay = Duration.ZERO;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private long number;
    private Instant covered;
    private @Nullable Cut open;
    private @Nullable UUID holder;
    private Instant leasedUntil = Instant.EPOCH;

    static final class Row {
        final Story story;
        long version = 1;
        private boolean isPublic = true;

        @Nullable Long number;

        Row(Story story) {
            this.story = story;
        }

        boolean waits(@Nullable Instant arrivedUntil) {
            return isPublic
                    && number == null
                    && (arrivedUntil == null || !story.publishedAt().isAfter(arrivedUntil));
        }

        void withdraw() {
            version++;
            isPublic = false;
        }

        void publishAgain() {
            version++;
            isPublic = true;
        }
    }

    static final class Reader {
        Cohort cohort;
        long served;

        @Nullable Promise promise;

        Reader(Cohort cohort, long served) {
            this.cohort = cohort;
            this.served = served;
        }
    }

    Planner planner() {
        var life = new Life();
        var settings = new DigestProperties(
                Duration.ofDays(7), instantDelay, Duration.ofSeconds(1), LEASE, Duration.ofDays(90));
        var counter = new MemoryCutCounter(life);
        var editionsPort = new MemoryEditions(life);
        var recipients = new MemoryRecipients(life);
        var queue = new MemoryQueue(life);
        var storiesPort = new MemoryStories(life);
        var plannerMeters = new PlannerMeters(meters);
        var cohorts = new CohortPlanning(recipients, editionsPort, queue, plannerMeters, () -> now);
        var cutting = new Cutting(
                counter,
                storiesPort,
                editionsPort,
                recipients,
                queue,
                cohorts,
                new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP),
                plannerMeters,
                instantDelay,
                List.of(ZONE));
        return new Planner(
                counter,
                storiesPort,
                recipients,
                cutting,
                plannerMeters,
                settings,
                () -> now,
                new Ids(),
                List.of(ZONE));
    }

    UUID publish(String tag) {
        var id = UUID.randomUUID();
        stories.put(
                id,
                new Row(new Story(
                        id,
                        1,
                        "t",
                        null,
                        "e",
                        List.of(),
                        List.of(),
                        List.of(tag),
                        "en",
                        "https://n.example",
                        now,
                        false,
                        null)));
        return id;
    }

    UUID subscribe(Cadence cadence, int hour, String... topics) {
        var id = UUID.randomUUID();
        readers.put(id, new Reader(cohort(cadence, hour, topics), counter().closed()));
        return id;
    }

    CutCounter.State counter() {
        return new CutCounter.State(number, now, open);
    }

    /** Whether a cut is open and no other planner may take it over. */
    boolean isHeld() {
        return open != null && leasedUntil.isAfter(now);
    }

    static Cohort cohort(Cadence cadence, int hour, String... topics) {
        return new Cohort(cadence, null, ZONE.getId(), hour, List.of(topics), List.of());
    }

    static Cohort weekly(DayOfWeek weekday, int hour) {
        return new Cohort(Cadence.WEEKLY, weekday, ZONE.getId(), hour, List.of(), List.of());
    }

    /** Each article that each reader was mailed, as often as it was. */
    Map<UUID, List<UUID>> mailed() {
        var mailed = new HashMap<UUID, List<UUID>>();
        ledger.values()
                .forEach(delivery -> mailed.computeIfAbsent(delivery.subscriptionId(), id -> new ArrayList<>())
                        .addAll(editions.get(delivery.edition()).stories()));
        return mailed;
    }

    private final class Life {
        private boolean dead;

        <R> R live(Supplier<R> effect) {
            step();
            var result = effect.get();
            step();
            return result;
        }

        private void step() {
            if (dead) {
                throw new Killed();
            }
            try {
                between.run();
            } catch (Killed e) {
                dead = true;
                throw e;
            }
        }
    }

    private final class MemoryCutCounter implements CutCounter {
        private final Life life;

        MemoryCutCounter(Life life) {
            this.life = life;
        }

        @Override
        public Optional<State> take(UUID token, Instant at, Instant until, Instant first) {
            return life.live(() -> {
                if (covered == null) {
                    covered = first;
                }
                if (leasedUntil.isAfter(at)) {
                    return Optional.empty();
                }
                holder = token;
                leasedUntil = until;
                return Optional.of(new State(number, covered, open));
            });
        }

        private boolean held(UUID token, Runnable change) {
            return life.live(() -> {
                if (!token.equals(holder)) {
                    return false;
                }
                change.run();
                return true;
            });
        }

        @Override
        public boolean renew(UUID token, Instant until) {
            return held(token, () -> leasedUntil = until);
        }

        @Override
        public boolean open(UUID token, Cut cut) {
            return held(token, () -> {
                number = cut.number();
                open = cut;
            });
        }

        @Override
        public boolean stamped(UUID token, long cut) {
            return held(token, () -> open = new Cut(cut, open.scope(), Cut.Stage.PLANNING, open.traceparent()));
        }

        @Override
        public boolean finish(UUID token, long cut, @Nullable Instant until) {
            return held(token, () -> {
                open = null;
                covered = until == null || until.isBefore(covered) ? covered : until;
            });
        }

        @Override
        public void cover(UUID token, Instant until) {
            held(token, () -> covered = until.isBefore(covered) ? covered : until);
        }

        @Override
        public void release(UUID token) {
            held(token, () -> leasedUntil = Instant.EPOCH);
        }

        @Override
        public Optional<State> look() {
            return life.live(() -> covered == null ? Optional.empty() : Optional.of(new State(number, covered, open)));
        }
    }

    private final class MemoryStories implements Stories {
        private final Life life;

        MemoryStories(Life life) {
            this.life = life;
        }

        @Override
        public void publish(Story story, boolean first, boolean news, Instant arrivedAt) {}

        @Override
        public Optional<Instant> arrivedAt(UUID id) {
            return Optional.empty();
        }

        @Override
        public void withdraw(UUID id, long version, Instant arrivedAt) {}

        @Override
        public void erase(UUID id, long version, Instant arrivedAt) {}

        @Override
        public boolean waiting(Instant arrivedUntil) {
            return life.live(() -> stories.values().stream().anyMatch(row -> row.waits(arrivedUntil)));
        }

        @Override
        public List<Unstamped> unstamped(@Nullable Instant arrivedUntil, int limit) {
            // Two at a time, so that there are many moments in between.
            return life.live(() -> stories.values().stream()
                    .filter(row -> row.waits(arrivedUntil))
                    .limit(2)
                    .map(row -> new Unstamped(row.story.id(), row.version))
                    .toList());
        }

        @Override
        public void stamp(Collection<Unstamped> found, long cut) {
            found.forEach(one -> life.live(() -> {
                var row = stories.get(one.id());
                if (row.waits(null) && row.version == one.version()) {
                    row.number = cut;
                }
                return one;
            }));
        }

        @Override
        public List<Stamped> between(long after, long upTo) {
            return life.live(() -> stories.values().stream()
                    .filter(row -> row.isPublic && row.number != null && row.number > after && row.number <= upTo)
                    .map(row -> new Stamped(row.number, row.story))
                    .toList());
        }

        @Override
        public Map<UUID, Story> find(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long forget(Instant arrivedBefore, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class MemoryEditions implements Editions {
        private final Life life;

        MemoryEditions(Life life) {
            this.life = life;
        }

        @Override
        public void add(Collection<Edition> planned, Instant at) {
            life.live(() -> {
                planned.forEach(edition -> editions.putIfAbsent(edition.id(), edition));
                return planned;
            });
        }

        @Override
        public List<Edition> find(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Totals totals(long cut) {
            return new Totals(0, 0);
        }

        @Override
        public long forget(Instant before, int limit) {
            throw new UnsupportedOperationException();
        }
    }

    private final class MemoryRecipients implements Recipients {
        private final Life life;

        MemoryRecipients(Life life) {
            this.life = life;
        }

        @Override
        public Map<UUID, Recipient> lookup(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<FoundCohort> nextCohort(String prefix, @Nullable String after) {
            return life.live(() -> readers.values().stream()
                    .map(reader -> reader.cohort)
                    .filter(cohort -> cohort.key().startsWith(prefix))
                    .filter(cohort -> after == null || cohort.key().compareTo(after) > 0)
                    .min(Comparator.comparing(Cohort::key))
                    .map(cohort -> new FoundCohort(cohort.key(), wishes(cohort))));
        }

        @Override
        public void eachAudience(Consumer<Audience> counted) {
            throw new UnsupportedOperationException();
        }

        private @Nullable Wishes wishes(Cohort cohort) {
            return cohort.topics().stream().anyMatch(unreadable::contains)
                    ? null
                    : new Wishes(cohort.topics(), cohort.languages());
        }

        @Override
        public List<Due> due(String cohortKey, long cut, int limit) {
            return life.live(() -> readers.entrySet().stream()
                    .filter(reader -> reader.getValue().cohort.key().equals(cohortKey))
                    .filter(reader -> reader.getValue().served < cut)
                    .limit(2)
                    .map(reader -> new Due(reader.getKey(), reader.getValue().served, reader.getValue().promise))
                    .toList());
        }

        @Override
        public Set<UUID> promise(Collection<UUID> ids, String cohortKey, long served, Promise promise) {
            each(ids, reader -> {
                if (isAsRead(reader, cohortKey, served)) {
                    reader.promise = promise;
                }
            });
            return life.live(() -> ids.stream()
                    .filter(id -> promise.equals(readers.get(id).promise))
                    .collect(toSet()));
        }

        @Override
        public Map<UUID, Promise> promised(int limit) {
            return life.live(() -> {
                var promised = new HashMap<UUID, Promise>();
                readers.forEach((id, reader) -> {
                    if (reader.promise != null && promised.size() < 2) {
                        promised.put(id, reader.promise);
                    }
                });
                return promised;
            });
        }

        @Override
        public void serve(Collection<UUID> ids, long cut) {
            each(ids, reader -> {
                if (reader.promise != null && reader.promise.number() == cut) {
                    reader.served = Math.max(reader.served, cut);
                    reader.promise = null;
                }
            });
        }

        @Override
        public void skipReaders(Collection<UUID> ids, String cohortKey, long served, long cut) {
            each(ids, reader -> {
                if (isAsRead(reader, cohortKey, served)) {
                    reader.served = cut;
                }
            });
        }

        /** A bulk update is atomic for each document only. */
        private void each(Collection<UUID> ids, Consumer<Reader> change) {
            ids.forEach(id -> life.live(() -> {
                change.accept(readers.get(id));
                return id;
            }));
        }

        private static boolean isAsRead(Reader reader, String cohortKey, long served) {
            return reader.cohort.key().equals(cohortKey) && reader.served == served && reader.promise == null;
        }

        @Override
        public void suppress(UUID subscriptionId, String reason) {
            throw new UnsupportedOperationException();
        }
    }

    private final class MemoryQueue implements DigestQueue {
        private final Life life;

        MemoryQueue(Life life) {
            this.life = life;
        }

        @Override
        public void add(Collection<DigestDelivery> deliveries) {
            // An unordered insert may have written any part of it when its writer dies.
            deliveries.forEach(delivery -> life.live(() -> ledger.putIfAbsent(delivery.id(), delivery)));
        }

        @Override
        public long count(long cut) {
            return ledger.values().stream()
                    .filter(delivery -> delivery.number() == cut)
                    .count();
        }
    }

    /** Readers whose taste a story meets, among those who were there when it came. */
    Set<UUID> stories(String tag) {
        var found = new HashSet<UUID>();
        stories.values().stream()
                .filter(row -> row.story.tags().contains(tag))
                .forEach(row -> found.add(row.story.id()));
        return found;
    }
}
