package io.broadsheet.newsletter.edition.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.newsletter.edition.application.Newsroom.Killed;
import io.broadsheet.newsletter.edition.domain.Cadence;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlannerTest {
    private final Newsroom newsroom = new Newsroom();

    @Test
    void servesDailyReadersAtTheirHourAndNobodyElse() {
        var eight = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.subscribe(Cadence.DAILY, 9);
        newsroom.planner().cutWhatIsDue();
        var story = newsroom.publish("sea");

        newsroom.now = Instant.parse("2026-11-23T02:15:00Z");
        newsroom.planner().cutWhatIsDue();

        assertThat(newsroom.mailed()).containsOnlyKeys(eight).containsEntry(eight, List.of(story));
    }

    @Test
    void makesOneDigestOfThreeDaysWithoutAPlanner() {
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.planner().cutWhatIsDue();
        for (var day = 1; day <= 3; day++) {
            newsroom.now = newsroom.now.plus(Duration.ofDays(1));
            newsroom.publish("sea");
        }

        newsroom.planner().cutWhatIsDue();

        assertThat(newsroom.ledger).hasSize(1);
        assertThat(newsroom.mailed().get(reader)).hasSize(3);
    }

    @Test
    void marksReadersWithoutAnythingOfTheirsAsServed() {
        var reader = newsroom.subscribe(Cadence.DAILY, 8, "chess");
        newsroom.publish("sea");

        var report = newsroom.planner().cutNow(Cadence.DAILY, number -> {}).orElseThrow();

        assertThat(newsroom.ledger).isEmpty();
        assertThat(newsroom.readers.get(reader).served).isEqualTo(report.number());
        assertThat(newsroom.editions.values()).singleElement().matches(edition -> edition.skipped());
    }

    @Test
    void leavesTheCounterToWhoeverHasIt() {
        newsroom.between = killAfter(3);
        cut(Cadence.DAILY);
        newsroom.between = () -> {};

        assertThat(newsroom.planner().cutNow(Cadence.DAILY, number -> {})).isEmpty();
        newsroom.now = newsroom.now.plus(Newsroom.LEASE);
        assertThat(newsroom.planner().cutNow(Cadence.DAILY, number -> {})).isPresent();
    }

    @Test
    void doesNotServeAgainWhoChangedTheirMindWhileThePlannerDied() {
        // Seen to fail without Cutting.enterPromised: the reader got the story again with the next cut.
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.publish("sea");
        newsroom.between = () -> {
            if (!newsroom.ledger.isEmpty()) {
                throw new Killed();
            }
        };
        cut(Cadence.DAILY);
        newsroom.between = () -> {};
        newsroom.readers.get(reader).cohort = Newsroom.weekly(DayOfWeek.MONDAY, 8);
        newsroom.now = newsroom.now.plus(Newsroom.LEASE);

        cut(Cadence.WEEKLY);

        assertThat(newsroom.mailed().get(reader)).hasSize(1);
    }

    /**
     * As a machine that was suspended. Seen to fail while a delivery was entered without a promise: the reader got the
     * story twice.
     */
    @Test
    void doesNotServeWhoChangedTheirMindWhileThePlannerSlept() {
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.publish("sea");
        for (var step = 0; step < 60; step++) {
            var asleep = new int[] {step};
            newsroom.between = () -> {
                if (asleep[0]-- == 0) {
                    newsroom.between = () -> {};
                    newsroom.now = newsroom.now.plus(Newsroom.LEASE);
                    newsroom.readers.get(reader).cohort = Newsroom.weekly(DayOfWeek.MONDAY, 8);
                    cut(Cadence.DAILY);
                    cut(Cadence.WEEKLY);
                }
            };
            try {
                cut(Cadence.DAILY);
            } catch (PlannerReplaced e) {
                // As it should be.
            }
            newsroom.between = () -> {};
            newsroom.now = newsroom.now.plus(Newsroom.LEASE);
            newsroom.readers.get(reader).cohort = Newsroom.cohort(Cadence.DAILY, 8);
            newsroom.publish("sea");
        }
        cut(Cadence.DAILY);

        assertThat(newsroom.mailed().get(reader)).hasSize(61).doesNotHaveDuplicates();
    }

    @Test
    void keepsTheLeaseWhileItSearchesWithoutFindingAnyone() {
        // Nothing is written here, so renewals before writes do not help.
        for (var hour = 0; hour < 24; hour++) {
            newsroom.readers.get(newsroom.subscribe(Cadence.DAILY, hour)).served = 1_000;
        }
        newsroom.between = () -> {
            newsroom.now = newsroom.now.plus(Duration.ofSeconds(2));
            assertThat(newsroom.counter().open() == null || newsroom.isHeld()).isTrue();
        };

        assertThat(newsroom.planner().cutNow(Cadence.DAILY, number -> {})).isPresent();
    }

    @Test
    void asksForNoSlotsWithoutReadersAfterAnOutage() {
        // About 150 slots are due even in one zone.
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.planner().cutWhatIsDue();
        newsroom.publish("sea");
        newsroom.now = newsroom.now.plus(Duration.ofDays(5));
        var steps = new int[1];
        newsroom.between = () -> steps[0]++;

        newsroom.planner().cutWhatIsDue();

        assertThat(newsroom.mailed()).containsOnlyKeys(reader);
        assertThat(steps[0]).isLessThan(60);
    }

    @Test
    void bringsWhatCameWhileStoriesWereNumberedToWhoConfirmedThen() {
        // With the number of the open cut the reader would never get the story.
        newsroom.publish("sea");
        var late = new ArrayList<UUID>();
        var reader = new ArrayList<UUID>();
        newsroom.between = () -> {
            if (newsroom.counter().closed() < newsroom.counter().number() && reader.isEmpty()) {
                reader.add(newsroom.subscribe(Cadence.DAILY, 8));
                late.add(newsroom.publish("sea"));
            }
        };
        cut(Cadence.INSTANT);

        cut(Cadence.DAILY);

        assertThat(newsroom.mailed().get(reader.getFirst())).containsAll(late);
    }

    /** An instant cut for one story is not to carry away another that has not had its time. */
    @Test
    void givesEveryStoryItsTimeForSecondThoughts() {
        newsroom.instantDelay = Duration.ofSeconds(10);
        var reader = newsroom.subscribe(Cadence.INSTANT, 0);
        newsroom.planner().cutWhatIsDue();
        var first = newsroom.publish("sea");
        newsroom.now = newsroom.now.plusSeconds(9);
        var second = newsroom.publish("sea");
        newsroom.now = newsroom.now.plusSeconds(1);

        newsroom.planner().cutWhatIsDue();
        assertThat(newsroom.mailed().get(reader)).containsExactly(first);

        newsroom.now = newsroom.now.plusSeconds(9);
        newsroom.planner().cutWhatIsDue();
        assertThat(newsroom.mailed().get(reader)).containsExactlyInAnyOrder(first, second);
    }

    /** The clock of another primary may be behind. */
    @Test
    void cutsAnHourOnceThoughTheClockGoesBack() {
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.planner().cutWhatIsDue();
        newsroom.publish("sea");
        newsroom.now = Instant.parse("2026-11-23T02:15:00Z");
        newsroom.planner().cutWhatIsDue();
        newsroom.subscribe(Cadence.INSTANT, 0);
        newsroom.publish("sea");
        newsroom.now = Instant.parse("2026-11-23T02:14:20Z");
        newsroom.planner().cutWhatIsDue();

        newsroom.now = Instant.parse("2026-11-23T02:15:30Z");
        newsroom.planner().cutWhatIsDue();

        assertThat(newsroom.mailed().get(reader)).hasSize(1);
    }

    /** Stamped behind the successor's back, the story would have a number that its readers have been served already. */
    @Test
    void doesNotStampWhatCameBackWhileItSlept() {
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        var waiting = new ArrayList<UUID>();
        for (var step = 0; step < 60; step++) {
            var story = newsroom.publish("sea");
            var asleep = new int[] {step};
            newsroom.between = () -> {
                if (asleep[0]-- == 0) {
                    newsroom.between = () -> {};
                    newsroom.stories.get(story).withdraw();
                    newsroom.now = newsroom.now.plus(Newsroom.LEASE);
                    cut(Cadence.DAILY);
                    newsroom.stories.get(story).publishAgain();
                    if (newsroom.stories.get(story).number == null) {
                        waiting.add(story);
                    }
                }
            };
            try {
                cut(Cadence.DAILY);
            } catch (PlannerReplaced e) {
                // As it should be.
            }
            newsroom.between = () -> {};
            newsroom.now = newsroom.now.plus(Newsroom.LEASE);
        }
        cut(Cadence.DAILY);

        assertThat(waiting).isNotEmpty();
        assertThat(newsroom.mailed().get(reader)).containsAll(waiting).doesNotHaveDuplicates();
    }

    @Test
    void leavesAsideWhatCannotBeReadAndServesTheOthers() {
        var broken = newsroom.subscribe(Cadence.DAILY, 8, "broken");
        var reader = newsroom.subscribe(Cadence.DAILY, 8);
        newsroom.unreadable.add("broken");
        newsroom.publish("sea");

        cut(Cadence.DAILY);

        assertThat(newsroom.mailed()).containsOnlyKeys(reader);
        assertThat(newsroom.counter().open()).isNull();
        assertThat(newsroom.meters.counter("broadsheet.cuts.aside").count()).isEqualTo(1);

        newsroom.unreadable.clear();
        newsroom.publish("broken");
        cut(Cadence.DAILY);
        assertThat(newsroom.mailed().get(broken)).hasSize(1);
    }

    /**
     * Kills planners at random moments, and lets others take over while one sleeps and readers change their hour. Seen to
     * fail when stories were looked for after the lease was renewed, when {@code served} was set before the ledger, and
     * when deliveries were entered without a promise.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bringsEveryStoryExactlyOnceWhateverHappensToPlanners(long seed) {
        for (var run = 0; run < 60; run++) {
            bringsEveryStoryOnce(new Newsroom(), new Random(seed * 1_000 + run));
        }
    }

    private static void bringsEveryStoryOnce(Newsroom newsroom, Random random) {
        var readers = new ArrayList<UUID>();
        for (var i = 0; i < 7; i++) {
            var cadence = i % 3 == 0 ? Cadence.INSTANT : Cadence.DAILY;
            readers.add(i % 2 == 0 ? newsroom.subscribe(cadence, i) : newsroom.subscribe(cadence, i, "sea"));
        }
        for (var step = 0; step < 15; step++) {
            for (var i = random.nextInt(4); i > 0; i--) {
                newsroom.publish(random.nextBoolean() ? "sea" : "land");
            }
            newsroom.between = random.nextInt(3) == 0 ? () -> {} : mischief(newsroom, random, 2);
            newsroom.now = newsroom.now.plus(Duration.ofMinutes(random.nextInt(400)));
            attempt(newsroom, random);
            newsroom.now = newsroom.now.plus(Newsroom.LEASE);
        }
        newsroom.between = () -> {};
        newsroom.planner().cutNow(Cadence.INSTANT, number -> {});
        newsroom.planner().cutNow(Cadence.DAILY, number -> {});

        var mailed = newsroom.mailed();
        for (var i = 0; i < readers.size(); i++) {
            var got = mailed.getOrDefault(readers.get(i), List.of());
            assertThat(got).doesNotHaveDuplicates();
            var sea = newsroom.stories("sea");
            if (i % 2 == 0) {
                sea.addAll(newsroom.stories("land"));
            }
            assertThat(got).containsExactlyInAnyOrderElementsOf(sea);
        }
    }

    private static void attempt(Newsroom newsroom, Random random) {
        try {
            if (random.nextBoolean()) {
                newsroom.planner().cutWhatIsDue();
            } else {
                newsroom.planner().cutNow(Cadence.DAILY, number -> {});
            }
        } catch (Killed | PlannerReplaced e) {
            // As it may happen; the next planner goes on.
        }
    }

    private static Runnable mischief(Newsroom newsroom, Random random, int depth) {
        var moment = new int[] {random.nextInt(60)};
        return () -> {
            if (moment[0]-- != 0) {
                return;
            }
            if (depth == 0 || random.nextBoolean()) {
                throw new Killed();
            }
            // This planner sleeps for longer than its lease, while news comes in and others are at work.
            var mine = newsroom.between;
            newsroom.now = newsroom.now.plus(Newsroom.LEASE);
            newsroom.publish("sea");
            someoneChangesTheirHour(newsroom, random);
            newsroom.between = mischief(newsroom, random, depth - 1);
            attempt(newsroom, random);
            newsroom.publish("land");
            someoneChangesTheirHour(newsroom, random);
            newsroom.now = newsroom.now.plus(Newsroom.LEASE);
            newsroom.between = () -> {};
            attempt(newsroom, random);
            newsroom.publish("sea");
            newsroom.between = mine;
        };
    }

    private static void someoneChangesTheirHour(Newsroom newsroom, Random random) {
        var readers = List.copyOf(newsroom.readers.values());
        var reader = readers.get(random.nextInt(readers.size()));
        if (reader.cohort.cadence() == Cadence.DAILY) {
            var topics = reader.cohort.topics().toArray(String[]::new);
            reader.cohort = Newsroom.cohort(Cadence.DAILY, random.nextInt(24), topics);
        }
    }

    private Runnable killAfter(int calls) {
        var left = new int[] {calls};
        return () -> {
            if (left[0]-- == 0) {
                throw new Killed();
            }
        };
    }

    private void cut(Cadence cadence) {
        try {
            newsroom.planner().cutNow(cadence, number -> {});
        } catch (Killed e) {
            // What the test is about.
        }
    }
}
