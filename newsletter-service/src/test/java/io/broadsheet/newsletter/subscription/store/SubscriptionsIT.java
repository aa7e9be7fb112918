package io.broadsheet.newsletter.subscription.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.broadsheet.chassis.Ids;
import io.broadsheet.newsletter.edition.domain.Cadence;
import io.broadsheet.newsletter.subscription.ReaderTest;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Due;
import io.broadsheet.newsletter.subscription.Recipients.Promise;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import io.broadsheet.newsletter.subscription.domain.EmailAddress;
import io.broadsheet.newsletter.subscription.domain.EndReason;
import io.broadsheet.newsletter.subscription.domain.Preferences;
import io.broadsheet.newsletter.subscription.domain.Subscription;
import io.broadsheet.newsletter.subscription.domain.Subscription.Confirmed;
import io.broadsheet.newsletter.subscription.domain.Subscriptions;
import io.broadsheet.newsletter.subscription.domain.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

        assertThat(List.of(first, second)).isEqualTo(List.of(daily(7).cohort(), daily(9).cohort()));
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
                .containsExactlyInAnyOrder("_id", "reason", "at");
    }

    @Test
    void listsInOrderWithoutErasedOnes() {
        var first = confirmed("a");
        var second = confirmed("b");
        subscriptions.update(confirmed("c"), subscription -> subscription.askErasure(1, NOON));

        var page = subscriptions.list(null, 2);

        assertThat(page).extracting(Subscriptions.Entry::id).containsExactly(first, second);
        assertThat(subscriptions.list(second, 2)).hasSize(1);
    }

    @Test
    void findsWhatNobodyConfirmed() {
        var id = ids.next();
        subscriptions.add(id, pending("a"));
        confirmed("b");

        assertThat(subscriptions.pendingSince(NOON.plusSeconds(1), 10)).containsExactly(id);
        assertThat(subscriptions.pendingSince(NOON, 10)).isEmpty();
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
