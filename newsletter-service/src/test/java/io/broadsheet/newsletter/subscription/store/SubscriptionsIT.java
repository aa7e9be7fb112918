package io.broadsheet.newsletter.subscription.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Due;
import io.broadsheet.newsletter.subscription.Recipients.FoundCohort;
import io.broadsheet.newsletter.subscription.Recipients.Promise;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import io.broadsheet.newsletter.subscription.Recipients.Wishes;
import io.broadsheet.newsletter.subscription.domain.Change;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscription.Confirmed;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Topic;
import io.broadsheet.newsletter.subscription.domain.UnreadableSubscriptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ReaderTest
class SubscriptionsIT {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired
    Subscriptions subscriptions;

    @Autowired
    Recipients recipients;

    @Autowired
    UnreadableSubscriptions unreadable;

    @Autowired
    MongoDatabase database;

    @Autowired
    Ids ids;

    @BeforeEach
    void empty() {
        database.getCollection("subscriptions").deleteMany(new Document());
        database.getCollection("suppressions").deleteMany(new Document());
    }

    @Test
    void anAddressHasOneSubscriptionWhoeverIsFirst() throws Exception {
        var results = new ArrayList<Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tries = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < 20; i++) {
                tries.add(threads.submit(
                        () -> subscriptions.add(ids.next(), pending("a")).isPresent()));
            }
            for (var tried : tries) {
                results.add(tried.get());
            }
        }

        assertThat(results).containsOnlyOnce(true);
    }

    @Test
    void whatIsStoredComesBackWhole() {
        var id = confirmed("a");

        var entry = subscriptions.find(id).orElseThrow();

        assertThat(entry.state()).isEqualTo(pending("a").confirm(1, 4, NOON).next());
        assertThat(subscriptions.ofAddress("a")).contains(entry);
    }

    @Test
    void ofAnErasedOneNothingIsLeft() {
        var id = confirmed("a");
        subscriptions.update(id, subscription -> subscription.askErasure(1, NOON));
        subscriptions.update(id, subscription -> subscription.erase(1, NOON));

        var stored = database.getCollection("subscriptions")
                .find(Filters.eq("_id", id))
                .first();

        assertThat(stored.keySet())
                .contains("_id", "version", "erased")
                .doesNotContain("email", "emailKey", "cohort", "served", "topics", "letters", "generation", "state");
        assertThat(recipients.lookup(List.of(id))).isEmpty();
        assertThat(subscriptions.add(ids.next(), pending("a")))
                .as("the address is free")
                .isPresent();
    }

    @Test
    void aChangeDoesNotLowerWhatAnEditionRaisedMeanwhile() {
        var id = confirmed("a");

        subscriptions.update(id, subscription -> {
            serve(List.of(id), 4, 9);
            return subscription.prefer(daily(8), 1, NOON);
        });
        serve(List.of(id), 9, 7);

        assertThat(((Confirmed) subscriptions.find(id).orElseThrow().state()).served())
                .isEqualTo(9);
    }

    @Test
    void cohortsAreFoundOneAfterTheOther() {
        var early = confirmed("a");
        var late = confirmed("b", daily(9));
        subscriptions.add(ids.next(), pending("c"));
        var left = confirmed("d", daily(10));
        subscriptions.update(left, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));

        var first = recipients.nextCohort("daily/", null).orElseThrow();
        var second = recipients.nextCohort("daily/", first.key()).orElseThrow();

        var wishes = new Wishes(List.of("section:World"), List.of());
        assertThat(List.of(first, second))
                .containsExactly(
                        new FoundCohort(daily(7).cohort().key(), wishes),
                        new FoundCohort(daily(9).cohort().key(), wishes));
        assertThat(recipients.nextCohort("daily/", second.key())).isEmpty();
        assertThat(recipients.nextCohort("weekly/", null)).isEmpty();
        assertThat(recipients.due(first.key(), 5, 10)).containsExactly(new Due(early, 4, null));
        assertThat(recipients.due(second.key(), 4, 10)).isEmpty();
        assertThat(late).isNotNull();
    }

    @Test
    void servedReadersAreDueNoMore() {
        var readers = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            readers.add(confirmed("reader" + i));
        }
        var cohort = daily(7).cohort().key();

        var served = new ArrayList<UUID>();
        for (var due = recipients.due(cohort, 5, 2); !due.isEmpty(); due = recipients.due(cohort, 5, 2)) {
            var page = due.stream().map(Due::id).toList();
            serve(page, 4, 5);
            served.addAll(page);
        }

        assertThat(served).containsExactlyInAnyOrderElementsOf(readers);
    }

    @Test
    void aSuppressedAddressStaysSoAfterItsErasure() {
        var id = confirmed("a");

        recipients.suppress(id, "bounced");
        recipients.suppress(id, "bounced");

        assertThat(recipients.lookup(Set.of(id)).get(id).standing()).isEqualTo(Standing.SUPPRESSED);
        assertThat(recipients.due(daily(7).cohort().key(), 99, 10)).isEmpty();
        subscriptions.update(id, subscription -> subscription.askErasure(1, NOON));
        subscriptions.update(id, subscription -> subscription.erase(1, NOON));
        assertThat(database.getCollection("suppressions").find().first().keySet())
                .containsExactlyInAnyOrder("_id", "reason", "at", "subscription");
    }

    @Test
    void listsInOrderWithoutErasedOnes() {
        var first = confirmed("a");
        var second = confirmed("b");
        subscriptions.update(confirmed("c"), subscription -> subscription.askErasure(1, NOON));

        var page = subscriptions.list(null, null, 2);

        assertThat(page).extracting(Subscriptions.Entry::id).containsExactly(first, second);
        assertThat(subscriptions.list(null, second, 2)).hasSize(1);
    }

    @Test
    void findsWhatNobodyConfirmed() {
        var id = ids.next();
        subscriptions.add(id, pending("a"));
        confirmed("b");

        assertThat(subscriptions.pendingSince(NOON.plusSeconds(1), List.of(), 10))
                .containsExactly(id);
        assertThat(subscriptions.pendingSince(NOON, List.of(), 10)).isEmpty();
    }

    @Test
    void aReaderIsPromisedOneEditionAtATimeAndOnlyAsItWasRead() {
        var id = confirmed("a");
        var moved = confirmed("b");
        var readers = List.of(id, moved);
        var cohort = daily(7).cohort().key();
        subscriptions.update(moved, subscription -> subscription.prefer(daily(8), 1, NOON));
        var five = new Promise(5, ids.next());
        var six = new Promise(6, ids.next());

        assertThat(recipients.promise(readers, cohort, 3, five)).isEmpty();
        assertThat(recipients.promise(readers, cohort, 4, five)).containsExactly(id);
        assertThat(recipients.promise(readers, cohort, 4, five)).containsExactly(id);
        assertThat(recipients.promise(readers, cohort, 4, six)).isEmpty();
        recipients.skipReaders(readers, cohort, 4, 6);
        recipients.serve(readers, 6);

        assertThat(recipients.due(cohort, 6, 10)).containsExactly(new Due(id, 4, five));
        assertThat(recipients.promised(10)).isEqualTo(Map.of(id, five));

        recipients.serve(readers, 5);
        assertThat(recipients.due(cohort, 6, 10)).containsExactly(new Due(id, 5, null));
        assertThat(recipients.promised(10)).isEmpty();
    }

    @Test
    void ofAPromiseToOneWhoLeftNothingStays() {
        var id = confirmed("a");
        recipients.promise(List.of(id), daily(7).cohort().key(), 4, new Promise(5, ids.next()));
        subscriptions.update(id, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));

        recipients.serve(List.of(id), 5);

        assertThat(database.getCollection("subscriptions")
                        .find(Filters.eq("_id", id))
                        .first()
                        .keySet())
                .doesNotContain("served", "promisedNumber", "promisedEdition");
    }

    /** Planner killed between promise and serve; the reader does whatever readers do in between. */
    @Test
    void aPromiseSurvivesEveryCommand() {
        Map<String, Function<Subscription, Change>> commands = Map.of(
                "prefer", subscription -> subscription.prefer(daily(8), 1, NOON),
                "ask again", subscription -> subscription.ask(daily(8), NOON),
                "confirm again", subscription -> subscription.confirm(1, 9, NOON),
                "ask for erasure", subscription -> subscription.askErasure(1, NOON),
                "leave", subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON),
                "bounce", subscription -> subscription.end(EndReason.BOUNCED, NOON),
                "refuse", subscription -> subscription.refuse(NOON));
        commands.forEach((name, command) -> {
            var id = confirmed(name);
            var promise = new Promise(5, ids.next());
            assertThat(recipients.promise(List.of(id), daily(7).cohort().key(), 4, promise))
                    .containsExactly(id);

            subscriptions.update(id, command);

            assertThat(recipients.promised(100)).as(name).containsEntry(id, promise);
            recipients.serve(List.of(id), 5);
            if (subscriptions.find(id).orElseThrow().state() instanceof Confirmed confirmed) {
                assertThat(confirmed.served()).as(name).isEqualTo(5);
            }
            assertThat(recipients.promised(100)).as(name).doesNotContainKey(id);
        });
    }

    /** Whoever left and came back between promise and serve is past the number that was promised. */
    @Test
    void aPromiseOfBeforeDoesNotLowerWhatAConfirmationSet() {
        var id = confirmed("a");
        recipients.promise(List.of(id), daily(7).cohort().key(), 4, new Promise(5, ids.next()));
        subscriptions.update(id, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));
        subscriptions.update(id, subscription -> subscription.ask(daily(7), NOON));
        subscriptions.update(id, subscription -> subscription.confirm(2, 7, NOON));

        recipients.serve(List.of(id), 5);

        assertThat(((Confirmed) subscriptions.find(id).orElseThrow().state()).served())
                .isEqualTo(7);
        assertThat(recipients.promised(100)).isEmpty();
    }

    @Test
    void rulesOfTodayDoNotApplyToWhatIsStored() {
        var id = confirmed("a");
        set(id, "zone", "US/Pacific-New");
        set(id, "topics", List.of("section:", "\u202e"));
        set(id, "languages", List.of("not a language"));
        set(id, "email", "j\u00f6rg@\u2603.example");

        subscriptions.update(id, subscription -> subscription.prefer(daily(8), 1, NOON));
        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Standing.ACTIVE);
        subscriptions.update(id, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));

        assertThat(recipients.lookup(List.of(id)).get(id).standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void oneSubscriptionThatCannotBeReadKeepsNobodyElse() {
        var broken = confirmed("a");
        var reader = confirmed("b");
        var alone = confirmed("c", daily(9));
        set(broken, "topics", "nato");
        set(broken, "languages", 7);
        database.getCollection("subscriptions").updateOne(Filters.eq("_id", broken), Updates.unset("email"));
        set(alone, "topics", List.of(1));

        var first = recipients.nextCohort("daily/", null).orElseThrow();
        var second = recipients.nextCohort("daily/", first.key()).orElseThrow();

        assertThat(first.wishes()).isEqualTo(new Wishes(List.of("section:World"), List.of()));
        assertThat(second.wishes()).isNull();
        assertThat(recipients.due(first.key(), 5, 10)).extracting(Due::id).containsExactlyInAnyOrder(broken, reader);
        assertThat(recipients.lookup(List.of(broken, reader))).containsOnlyKeys(reader);
    }

    @Test
    void aDeadMailboxIsSuppressedThoughItsSubscriptionCannotBeRead() {
        var broken = confirmed("a");
        set(broken, "topics", 7);

        recipients.suppress(broken, "bounced");

        assertThat(recipients.lookup(List.of(broken)).get(broken).standing()).isEqualTo(Standing.SUPPRESSED);
    }

    @Test
    void thoseWhoWaitAsideAreFound() {
        confirmed("a");
        var zone = confirmed("b");
        var broken = confirmed("c");
        set(zone, "zone", "US/Pacific-New");
        set(broken, "topics", 7);
        subscriptions.add(ids.next(), pending("d"));

        var first = unreadable.look(null, 2);
        var rest = unreadable.look(first.last(), 10);

        assertThat(first.found()).containsExactly(zone);
        assertThat(rest.found()).containsExactly(broken);
        assertThat(rest.last()).isNull();
    }

    /** One wrong hard bounce must not cost a reader the newspaper; a complaint is for people to judge. */
    @Test
    void afterABounceTheReadersOwnOptInCountsAndAfterAComplaintNot() {
        var bounced = confirmed("a");
        var complained = confirmed("b");
        recipients.suppress(bounced, "bounced");
        recipients.suppress(complained, "bounced");
        recipients.suppress(complained, "complained");
        for (var id : List.of(bounced, complained)) {
            subscriptions.update(id, subscription -> subscription.ask(daily(7), NOON.plusSeconds(1)));
        }

        var found = recipients.lookup(List.of(bounced, complained));

        assertThat(found.get(bounced).standing()).as("is asked to confirm").isEqualTo(Standing.PENDING);
        assertThat(found.get(complained).standing()).isEqualTo(Standing.SUPPRESSED);
        assertThat(subscriptions.find(complained).orElseThrow().state()).isInstanceOf(Subscription.Ended.class);
    }

    /** Older builds do not say which generation was confirmed; beside them, a reader may have been asked anew. */
    @Test
    void staffAskWhomAnOlderBuildEnded() {
        var ended = confirmed("a");
        var asked = confirmed("b");
        var here = confirmed("c");
        for (var id : List.of(ended, asked, here)) {
            subscriptions.update(id, subscription -> subscription.end(EndReason.BOUNCED, NOON));
        }
        database.getCollection("subscriptions")
                .updateOne(Filters.eq("_id", ended), Updates.unset("confirmedGeneration"));
        set(asked, "generation", 2);

        for (var id : List.of(ended, asked, here)) {
            subscriptions.update(id, subscription -> subscription.restore("editor", "why", 9, NOON.plusSeconds(1)));
        }

        assertThat(subscriptions.find(ended).orElseThrow().state()).isInstanceOf(Subscription.Pending.class);
        assertThat(subscriptions.find(asked).orElseThrow().state()).isInstanceOf(Subscription.Pending.class);
        assertThat(subscriptions.find(here).orElseThrow().state()).isInstanceOf(Confirmed.class);
    }

    @Test
    void whoIsConfirmedInWhatAnOlderBuildWroteHasConfirmed() {
        var id = confirmed("a");
        database.getCollection("subscriptions").updateOne(Filters.eq("_id", id), Updates.unset("confirmedGeneration"));

        subscriptions.update(id, subscription -> subscription.end(EndReason.BOUNCED, NOON));
        subscriptions.update(id, subscription -> subscription.restore("editor", "why", 9, NOON.plusSeconds(1)));

        assertThat(subscriptions.find(id).orElseThrow().state()).isInstanceOf(Confirmed.class);
    }

    @Test
    void forgetsWhoLeftLongAgoAndLaterTheMarkerToo() {
        var left = confirmed("a");
        subscriptions.update(left, subscription -> subscription.end(EndReason.UNSUBSCRIBED, NOON));

        assertThat(subscriptions.endedBefore(NOON, List.of(), 10)).isEmpty();
        assertThat(subscriptions.endedBefore(NOON.plusSeconds(1), List.of(left), 10))
                .isEmpty();
        assertThat(subscriptions.endedBefore(NOON.plusSeconds(1), List.of(), 10))
                .containsExactly(left);
        subscriptions.update(left, subscription -> subscription.lapse(NOON, NOON.plusSeconds(1), NOON));
        assertThat(database.getCollection("subscriptions")
                        .find(Filters.eq("_id", left))
                        .first())
                .doesNotContainKeys("email", "emailKey", "history");

        await().untilAsserted(() -> {
            subscriptions.forgetErased(NOON.plusSeconds(1), 10);
            assertThat(database.getCollection("subscriptions").countDocuments()).isZero();
        });
    }

    private void set(UUID id, String field, Object value) {
        database.getCollection("subscriptions").updateOne(Filters.eq("_id", id), Updates.set(field, value));
    }

    private void serve(List<UUID> readers, long served, long number) {
        recipients.promise(readers, daily(7).cohort().key(), served, new Promise(number, ids.next()));
        recipients.serve(readers, number);
    }

    private UUID confirmed(String key) {
        return confirmed(key, daily(7));
    }

    private UUID confirmed(String key, Preferences preferences) {
        var id = ids.next();
        subscriptions.add(id, Subscription.ask(address(key), key, preferences, NOON));
        subscriptions.update(id, subscription -> subscription.confirm(1, 4, NOON));
        return id;
    }

    private static Subscription.Pending pending(String key) {
        return Subscription.ask(address(key), key, daily(7), NOON);
    }

    private static EmailAddress address(String key) {
        return new EmailAddress(key + "@example.org");
    }

    private static Preferences daily(int hour) {
        return new Preferences(
                Cadence.DAILY, null, "Europe/Paris", hour, List.of(new Topic("section:World")), List.of());
    }
}
