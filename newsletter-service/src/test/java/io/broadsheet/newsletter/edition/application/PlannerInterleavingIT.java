package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Ids;
import io.broadsheet.chassis.testing.BroadsheetTest;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.NewsletterServiceApplication;
import io.broadsheet.newsletter.Readership;
import io.broadsheet.newsletter.delivery.DigestQueue;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.edition.domain.CutCounter;
import io.broadsheet.newsletter.edition.domain.Editions;
import io.broadsheet.newsletter.edition.domain.Stories;
import io.broadsheet.newsletter.edition.domain.Story;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A planner on the real collections that dies, or sleeps past its lease, before and after each single call, while readers
 * and articles go on: each interleaving in turn, no thread, no waiting, the same every time.
 */
@BroadsheetTest(
        classes = NewsletterServiceApplication.class,
        properties = {
            "spring.config.name=broadsheet-chassis,newsletter-service",
            "broadsheet.newsletter.delivery.poll=1h",
            "broadsheet.newsletter.digest.poll=1h"
        })
class PlannerInterleavingIT {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final List<String> COLLECTIONS =
            List.of("subscriptions", "stories", "editions", "deliveries", "desk", "suppressions");

    @Autowired
    MongoDatabase database;

    @Autowired
    CutCounter counter;

    @Autowired
    Stories stories;

    @Autowired
    Editions editions;

    @Autowired
    Recipients recipients;

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    DigestQueue queue;

    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private Runnable between = () -> {};
    private int version;

    private static final class Killed extends RuntimeException {}

    @BeforeEach
    void empty() {
        COLLECTIONS.forEach(name -> database.getCollection(name).deleteMany(new Document()));
    }

    @Test
    void everyStoryComesOnceWhereverThePlannerDiesOrSleeps() {
        Map<String, Disturbance> disturbances = new LinkedHashMap<>();
        disturbances.put("killed", world -> {
            throw new Killed();
        });
        disturbances.put("asleep", world -> world.othersGoOn());
        disturbances.put("asleep while the hour changes", world -> {
            world.prefer(7);
            world.othersGoOn();
        });
        disturbances.put("asleep while the hour changes after others were at work", world -> {
            world.othersGoOn();
            world.prefer(7);
        });
        disturbances.put("killed after the hour changed", world -> {
            world.prefer(7);
            throw new Killed();
        });
        disturbances.put("asleep while a story is withdrawn and comes back", world -> {
            world.withdraw();
            world.othersGoOn();
            world.publishAgain();
        });
        disturbances.put("killed after the reader left and came back", world -> {
            world.leaveAndComeBack();
            throw new Killed();
        });
        disturbances.put("killed after the reader chose another cadence", world -> {
            world.preferWeekly();
            throw new Killed();
        });
        disturbances.put("asleep while the reader chose another cadence and was served by it", world -> {
            world.preferWeekly();
            world.othersGoOn();
            world.othersGoOn();
        });
        disturbances.put("asleep while the reader asks for erasure", world -> {
            world.askErasure();
            world.othersGoOn();
        });
        int interleavings = 0;
        long started = System.nanoTime();
        for (var disturbance : disturbances.entrySet()) {
            for (int step = 0; ; step++) {
                empty();
                var world = new World();
                boolean reached = world.cutDisturbedAt(step, disturbance.getValue());
                if (!reached) {
                    assertThat(step).as("calls that a cut makes").isGreaterThan(20);
                    break;
                }
                interleavings++;
                world.check(disturbance.getKey() + ", call " + step);
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        LoggerFactory.getLogger(getClass())
                .info("{} interleavings, {} a second", interleavings, Math.round(interleavings / seconds));
    }

    private interface Disturbance {
        void strike(World world);
    }

    /** One reader and two articles. */
    private final class World {
        private final UUID reader = new Readership(database, 0).reader("ann@news.example");
        private final List<Story> published = new ArrayList<>(List.of(publish(), publish()));
        private Cadence cadence = Cadence.DAILY;
        private boolean leftOnce;
        private boolean mayBeMissing;

        boolean cutDisturbedAt(int step, Disturbance disturbance) {
            int[] left = {step};
            boolean[] struck = {false};
            between = () -> {
                if (left[0]-- == 0) {
                    between = () -> {};
                    struck[0] = true;
                    disturbance.strike(this);
                }
            };
            cut();
            between = () -> {};
            return struck[0];
        }

        void othersGoOn() {
            now = now.plus(LEASE);
            cut(cadence);
            now = now.plus(LEASE);
        }

        void prefer(int hour) {
            prefer(new Preferences(Cadence.DAILY, null, "Europe/Paris", hour, List.of(), List.of()));
        }

        /** The cut that is under way is none of that cadence's. */
        void preferWeekly() {
            cadence = Cadence.WEEKLY;
            prefer(new Preferences(cadence, DayOfWeek.MONDAY, "Europe/Paris", 8, List.of(), List.of()));
        }

        private void prefer(Preferences wanted) {
            subscriptions.update(reader, subscription -> subscription.prefer(wanted, leftOnce ? 2 : 1, now));
        }

        void withdraw() {
            stories.withdraw(published.getFirst().id(), ++version, now);
        }

        /** One that had its number before it was withdrawn keeps it: whom a cut passed over meanwhile does not get it. */
        void publishAgain() {
            var row = database.getCollection("stories")
                    .find(Filters.eq("_id", published.getFirst().id()))
                    .first();
            mayBeMissing = row.containsKey("number");
            var story = at(published.getFirst().id());
            stories.publish(story, true, true, now);
        }

        void leaveAndComeBack() {
            leftOnce = true;
            var wanted = new Preferences(Cadence.DAILY, null, "Europe/Paris", 9, List.of(), List.of());
            subscriptions.update(reader, subscription -> subscription.end(EndReason.UNSUBSCRIBED, now));
            subscriptions.update(reader, subscription -> subscription.ask(wanted, now));
            long closed = counter.look().map(CutCounter.State::closed).orElse(0L);
            subscriptions.update(reader, subscription -> subscription.confirm(2, closed, now));
        }

        void askErasure() {
            subscriptions.update(reader, subscription -> subscription.askErasure(1, now));
        }

        /** Two more cuts, with another article before each: each article came once, and nothing is left open. */
        void check(String what) {
            for (int i = 0; i < 2; i++) {
                now = now.plus(LEASE);
                published.add(publish());
                cut(cadence);
            }
            var mailed = mailed(reader);
            assertThat(mailed).as(what).doesNotHaveDuplicates();
            var due = published.subList(leftOnce ? 2 : mayBeMissing ? 1 : 0, 4);
            assertThat(mailed).as(what).containsAll(due.stream().map(Story::id).toList());
            assertThat(recipients.promised(10)).as(what).isEmpty();
            assertThat(counter.look().orElseThrow().open()).as(what).isNull();
        }

        private Story publish() {
            var story = at(UUID.randomUUID());
            stories.publish(story, true, true, now);
            return story;
        }

        private Story at(UUID id) {
            return new Story(
                    id,
                    ++version,
                    "t",
                    null,
                    "e",
                    List.of(),
                    List.of(),
                    List.of("sea"),
                    "en",
                    "https://n.example",
                    now,
                    false,
                    null);
        }
    }

    private List<UUID> mailed(UUID reader) {
        var mailed = new ArrayList<UUID>();
        for (var row : database.getCollection("deliveries").find(Filters.eq("subscriptionId", reader))) {
            mailed.addAll(editions.find(List.of(row.get("edition", UUID.class)))
                    .getFirst()
                    .stories());
        }
        return mailed;
    }

    private void cut() {
        cut(Cadence.DAILY);
    }

    private void cut(Cadence cadence) {
        try {
            var unused = planner().cutNow(cadence, number -> {});
        } catch (Killed | PlannerReplaced e) {
            // What the test is about; the next one goes on after the lease.
            now = now.plus(LEASE);
        }
    }

    private Planner planner() {
        var life = new boolean[] {true};
        var meters = new PlannerMeters(new SimpleMeterRegistry());
        var zones = List.of(ZoneId.of("Europe/Paris"));
        var counted = watched(CutCounter.class, counter, life);
        var told = watched(Stories.class, stories, life);
        var kept = watched(Editions.class, editions, life);
        var readers = watched(Recipients.class, recipients, life);
        var ledger = watched(DigestQueue.class, queue, life);
        var cohorts = new CohortPlanning(readers, kept, ledger, meters, () -> now);
        var cutting = new Cutting(
                counted,
                told,
                kept,
                readers,
                ledger,
                cohorts,
                new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP),
                meters,
                Duration.ZERO,
                zones);
        var settings = new DigestProperties(
                Duration.ofDays(7), Duration.ZERO, Duration.ofSeconds(1), LEASE, Duration.ofDays(90));
        return new Planner(counted, told, readers, cutting, meters, settings, () -> now, new Ids(), zones);
    }

    /** Before and after each call something may happen; after a death no call succeeds. */
    private <T> T watched(Class<T> type, T real, boolean[] alive) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            happen(alive);
            try {
                var result = method.invoke(real, args);
                happen(alive);
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    private void happen(boolean[] alive) {
        if (!alive[0]) {
            throw new Killed();
        }
        try {
            between.run();
        } catch (Killed e) {
            alive[0] = false;
            throw e;
        }
    }
}
