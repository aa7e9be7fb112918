package io.broadsheet.newsletter.delivery.store;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.DigestQueue.DigestDelivery;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.domain.Ledger.Refusals;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoLedgerIT {
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static MongoClient client;

    private Instant now = Instant.parse("2026-11-28T12:00:00Z");
    private MongoDatabase database;
    private MongoLedger ledger;

    @BeforeAll
    static void connect() {
        client = MongoClients.create(TestLedger.settings(BackingServices.freshDatabase()));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @BeforeEach
    void freshLedger() {
        database = client.getDatabase("ledger" + System.nanoTime());
        ledger =
                new MongoLedger(database, new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP), () -> {}, () -> now);
    }

    @Test
    void tellsWhoRenewsWhatIsSomeoneElsesByNow() {
        add(2);
        var claimed = claim(ONE);
        pass(LEASE);
        var taken = claim(OTHER);

        assertThat(taken).hasSameElementsAs(claimed);
        assertThat(ledger.renew(ids(claimed), ONE, LEASE)).isEmpty();
        assertThat(ledger.renew(ids(claimed), OTHER, LEASE)).isEqualTo(ids(claimed));
        pass(LEASE.minusSeconds(1));
        assertThat(claim(ONE)).isEmpty();
    }

    @Test
    void takesWhatHasAnOutcomeForNoLoss() {
        add(2);
        var claimed = claim(ONE);
        record(claimed.getFirst(), ONE, new Outcome.Sent(new Reply(250, "")));

        assertThat(ledger.renew(ids(claimed), ONE, LEASE)).isEqualTo(ids(claimed));
        pass(LEASE.multipliedBy(2));
        assertThat(claim(OTHER)).containsExactly(claimed.getLast());
    }

    @Test
    void sharesWhatIsDueOutAmongThoseWhoAsk() {
        add(400);
        var batches = new HashSet<Set<UUID>>();
        for (var i = 0; i < 4; i++) {
            batches.add(ids(ledger.claim(Lane.TRANSACTIONAL, UUID.randomUUID(), LEASE, 100)));
        }
        assertThat(batches).hasSize(4).allMatch(batch -> batch.size() == 100);
        assertThat(ledger.claim(Lane.TRANSACTIONAL, UUID.randomUUID(), LEASE, 100))
                .isEmpty();
    }

    @Test
    void givesNothingToTwoWhoAskAtTheSameTime() {
        add(200);
        var given = new ConcurrentLinkedQueue<UUID>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var i = 0; i < 40; i++) {
                threads.execute(() -> given.addAll(ids(ledger.claim(Lane.TRANSACTIONAL, UUID.randomUUID(), LEASE, 5))));
            }
        }
        assertThat(given).doesNotHaveDuplicates();
    }

    @Test
    void holdsAndReleasesWithEverythingAMailSays() {
        add(1);
        ledger.add(List.of(new DigestDelivery(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7, null)));
        var mail = claim(ONE).getFirst();
        var digest = ledger.claim(Lane.DIGESTS, ONE, LEASE, 10).getFirst();
        record(mail, ONE, new Outcome.Held(ReplyClass.RATE, new Reply(550, "5.1.1")));
        record(digest, ONE, new Outcome.Held(ReplyClass.BLOCK_LIST, new Reply(550, "5.7.1")));
        assertThat(ledger.kept(10).held()).containsEntry("rate", 1L).containsEntry("block_list", 1L);
        pass(Duration.ofDays(1));
        assertThat(claim(ONE)).isEmpty();

        assertThat(ledger.release(Set.of(ReplyClass.RATE), now)).isEqualTo(1);
        assertThat(claim(ONE)).singleElement().satisfies(again -> {
            assertThat(again.content()).isEqualTo(mail.content());
            assertThat(again.releasedAt()).isEqualTo(now);
        });
        assertThat(ledger.release(ReplyClass.HELD, now)).isEqualTo(1);
        assertThat(ledger.claim(Lane.DIGESTS, ONE, LEASE, 10)).hasSize(1);
        assertThat(ledger.kept(10).held()).isEmpty();
    }

    @Test
    void countsWhatMayHaveBeenSentUntilOperationsSendItAgain() {
        add(1);
        for (var lost : List.of(true, false, true)) {
            record(claim(ONE).getFirst(), ONE, new Outcome.Unanswered(Duration.ZERO, lost));
        }
        var mail = claim(ONE).getFirst();
        assertThat(mail.perhapsSent()).isEqualTo(2);
        assertThat(mail.attempts()).isEqualTo(3);
        record(mail, ONE, new Outcome.Held(ReplyClass.UNANSWERED, Reply.NONE));
        assertThat(ledger.kept(10).held()).containsEntry("unanswered", 1L);
        pass(Duration.ofMinutes(1));

        assertThat(ledger.release(ReplyClass.HELD, now)).isEqualTo(1);
        assertThat(claim(ONE))
                .singleElement()
                .satisfies(again -> assertThat(again.perhapsSent()).isZero());
    }

    /** Each lane's are made due one after the other, while others are held. */
    @Test
    void keepsWhatIsHeldMeanwhileOutOfTheLaneOfConfirmations() {
        ledger.add(List.of(new DigestDelivery(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7, null)));
        var digest = ledger.claim(Lane.DIGESTS, ONE, LEASE, 10).getFirst();
        ledger.add(UUID.randomUUID(), UUID.randomUUID());
        var told = ledger.claim(Lane.REPLIES, ONE, LEASE, 10).getFirst();
        var rows = database.getCollection("deliveries", BsonDocument.class);
        var held = new AtomicInteger();
        var interrupted = Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MongoCollection.class}, (self, method, arguments) -> {
                    var done = method.invoke(rows, arguments);
                    if (method.getName().equals("updateMany") && held.getAndIncrement() == 1) {
                        record(digest, ONE, new Outcome.Held(ReplyClass.TLS, new Reply(550, "5.7.10")));
                        record(told, ONE, new Outcome.Held(ReplyClass.TLS, new Reply(550, "5.7.10")));
                    }
                    return done;
                });

        @SuppressWarnings("unchecked")
        var releasing = new HeldDeliveries((MongoCollection<BsonDocument>) interrupted, () -> now);
        releasing.release(ReplyClass.HELD, now.plusSeconds(1));

        assertThat(claim(ONE)).isEmpty();
        assertThat(ledger.kept(10).held()).containsEntry("tls", 2L);
    }

    @Test
    void keepsWhatReadersWaitForFromWaitingBehindReplies() {
        var reply = UUID.randomUUID();
        ledger.add(reply, UUID.randomUUID());
        pass(Duration.ofMinutes(1));
        add(1);

        assertThat(ids(claim(ONE))).hasSize(1).doesNotContain(reply);
        var told = ledger.claim(Lane.REPLIES, ONE, LEASE, 10);
        assertThat(ids(told)).containsExactly(reply);
        record(told.getFirst(), ONE, new Outcome.Held(ReplyClass.TLS, new Reply(550, "5.7.10")));
        pass(Duration.ofMinutes(1));
        assertThat(ledger.release(ReplyClass.HELD, now)).isEqualTo(1);
        assertThat(ids(ledger.claim(Lane.REPLIES, ONE, LEASE, 10)))
                .as("sent again")
                .containsExactly(reply);
    }

    @Test
    void givesUpWhatWasHeldForTooLong() {
        add(1);
        record(claim(ONE).getFirst(), ONE, new Outcome.Held(ReplyClass.POLICY, new Reply(550, "5.7.1")));

        assertThat(ledger.giveUp(now)).isZero();
        pass(Duration.ofDays(7));
        assertThat(ledger.giveUp(now)).isEqualTo(1);
        assertThat(ledger.release(ReplyClass.HELD, now.plusSeconds(1))).isZero();
        assertThat(ledger.forget(now.plusSeconds(1), 10)).isEqualTo(1);
    }

    @Test
    void givesUpWhatWasTooMuchForTooLongThoughItWasSentAgain() {
        add(1);
        for (var i = 0; i < 2; i++) {
            record(claim(ONE).getFirst(), ONE, new Outcome.Held(ReplyClass.RATE, new Reply(550, "5.7.1")));
            pass(Duration.ofDays(4));
            ledger.release(Set.of(ReplyClass.RATE), now);
        }
        record(claim(ONE).getFirst(), ONE, new Outcome.Held(ReplyClass.RATE, new Reply(550, "5.7.1")));

        assertThat(ledger.giveUp(now.minus(Duration.ofDays(9)))).isZero();
        assertThat(ledger.giveUp(now.minus(Duration.ofDays(7)))).isEqualTo(1);
    }

    @Test
    void oneDeliveryThatCannotBeReadKeepsNoOther() {
        add(3);
        var all = claim(ONE);
        pass(LEASE);
        var broken = all.getFirst().id();
        database.getCollection("deliveries").updateOne(eq("_id", broken), Updates.set("attempts", "of another build"));

        assertThat(ids(claim(OTHER))).hasSize(2).doesNotContain(broken);
        pass(LEASE);
        assertThat(ids(claim(ONE))).as("and does not come at once").hasSize(2);
    }

    @Test
    void makesWhatWaitsDue() {
        add(1);
        record(claim(ONE).getFirst(), ONE, new Outcome.Released(Duration.ofHours(1), true, ReplyClass.TLS));
        assertThat(claim(ONE)).isEmpty();
        assertThat(ledger.kept(10).waiting()).containsEntry("tls", 1L);

        assertThat(ledger.releaseWaiting()).isEqualTo(1);

        assertThat(claim(ONE)).hasSize(1);
        assertThat(ledger.kept(10).waiting()).isEmpty();
    }

    @Test
    void remembersWhoseMailboxWasUnknown() {
        var first = now;
        var subscription = UUID.randomUUID();
        for (var i = 0; i < 3; i++) {
            refuse(subscription);
            pass(Duration.ofDays(3));
        }
        assertThat(ledger.refusals(subscription, Instant.EPOCH)).isEqualTo(new Refusals(3, first));
        assertThat(ledger.refusals(subscription, first))
                .as("since it was restored")
                .isEqualTo(new Refusals(2, first.plus(Duration.ofDays(3))));
        assertThat(ledger.refusals(UUID.randomUUID(), Instant.EPOCH).count()).isZero();
    }

    @Test
    void forgetsThatAMailboxWasUnknownWhichTakesAMail() {
        var reader = UUID.randomUUID();
        var another = UUID.randomUUID();
        for (var subscription : List.of(reader, another)) {
            refuse(subscription);
        }
        ledger.add(new TransactionalMail(UUID.randomUUID(), reader, "test", "s", "t", "h"));
        record(claim(ONE).getFirst(), ONE, new Outcome.Sent(new Reply(250, "")));

        assertThat(ledger.refusals(reader, Instant.EPOCH).count()).isZero();
        assertThat(ledger.refusals(another, Instant.EPOCH).count()).isEqualTo(1);
        refuse(reader);
        assertThat(ledger.refusals(reader, Instant.EPOCH).count()).isEqualTo(1);
    }

    private void refuse(UUID subscription) {
        ledger.add(new TransactionalMail(UUID.randomUUID(), subscription, "test", "s", "t", "h"));
        record(claim(ONE).getFirst(), ONE, new Outcome.Failed(ReplyClass.UNKNOWN_MAILBOX, new Reply(550, "")));
    }

    private void add(int mails) {
        IntStream.range(0, mails)
                .forEach(i ->
                        ledger.add(new TransactionalMail(UUID.randomUUID(), UUID.randomUUID(), "test", "s", "t", "h")));
    }

    private List<Delivery> claim(UUID token) {
        return ledger.claim(Lane.TRANSACTIONAL, token, LEASE, 1_000);
    }

    private void record(Delivery delivery, UUID token, Outcome outcome) {
        assertThat(ledger.record(List.of(new Entry(delivery.id(), delivery.subscriptionId(), token, outcome))))
                .isEmpty();
    }

    private static Set<UUID> ids(List<Delivery> deliveries) {
        return new HashSet<>(deliveries.stream().map(Delivery::id).toList());
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }
}
