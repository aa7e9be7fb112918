package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClients;
import io.broadsheet.chassis.testing.BackingServices;
import io.broadsheet.newsletter.delivery.TransactionalMail;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Lane;
import io.broadsheet.newsletter.delivery.smtp.AngusMailServer;
import io.broadsheet.newsletter.delivery.smtp.AngusMailServer.Tls;
import io.broadsheet.newsletter.delivery.smtp.TrickyServer;
import io.broadsheet.newsletter.delivery.store.TestLedger;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that answers later than the lease of a claim ends, and two instances. */
class SlowServerIT {
    private static final Duration A_WHILE = Duration.ofSeconds(30);
    private static final MailProperties.Sending SETTINGS = new Binder(
                    new MapConfigurationPropertySource(Map.of("d.lease", "3s", "d.poll", "50ms")))
            .bindOrCreate("d", Bindable.of(MailProperties.Sending.class));

    @Test
    void getsNoSecondCopyMeanwhileAndKeepsNoOtherConnection() throws Exception {
        var answers = new CountDownLatch(1);
        try (var server = new TrickyServer(null);
                var client = MongoClients.create(TestLedger.settings(BackingServices.freshDatabase()))) {
            var ledger = TestLedger.on(client.getDatabase("slow" + System.nanoTime()), InstantSource.system());
            var slow = UUID.randomUUID();
            server.plays(call -> {
                if (call.verb().equals("DOT") && call.recipient().startsWith(slow.toString())) {
                    answers.await();
                }
                return null;
            });
            ledger.add(mail(slow));
            var senders = List.of(sender(ledger, server), sender(ledger, server));
            senders.forEach(Sender::start);
            try {
                await().atMost(A_WHILE).until(() -> server.calls("DOT") == 1);
                for (var i = 0; i < 20; i++) {
                    ledger.add(mail(UUID.randomUUID()));
                }
                await().atMost(A_WHILE).until(() -> server.taken().size() == 20);
                await().during(SETTINGS.lease().multipliedBy(2))
                        .atMost(SETTINGS.lease().multipliedBy(3))
                        .until(() -> server.calls("DOT") == 21);
                answers.countDown();
                await().atMost(A_WHILE)
                        .until(() -> ledger.due(Lane.TRANSACTIONAL, 10).count() == 0
                                && server.taken().size() == 21);
            } finally {
                answers.countDown();
                senders.forEach(Sender::stop);
            }
            assertThat(server.taken()).doesNotHaveDuplicates().hasSize(21);
        }
    }

    /** As many outcomes as there are connections. */
    @Test
    void sendsOnWhereOutcomesCannotBeWritten() throws Exception {
        try (var server = new TrickyServer(null);
                var client = MongoClients.create(TestLedger.settings(BackingServices.freshDatabase()))) {
            var kept = TestLedger.on(client.getDatabase("poison" + System.nanoTime()), InstantSource.system());
            var poison = Set.of(UUID.randomUUID(), UUID.randomUUID());
            var mended = new AtomicBoolean();
            var ledger = (Ledger) Proxy.newProxyInstance(
                    Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, arguments) -> {
                        if (method.getName().equals("record")
                                && !mended.get()
                                && ((List<?>) arguments[0])
                                        .stream().anyMatch(entry -> poison.contains(((Ledger.Entry) entry).id()))) {
                            throw new IllegalArgumentException("cannot be encoded");
                        }
                        return method.invoke(kept, arguments);
                    });
            poison.forEach(id -> kept.add(mail(id)));
            var sender = sender(ledger, server);
            sender.start();
            try {
                await().atMost(A_WHILE).until(() -> server.taken().size() == 2);
                for (var i = 0; i < 10; i++) {
                    kept.add(mail(UUID.randomUUID()));
                }
                await().atMost(A_WHILE).until(() -> server.taken().size() == 12);
                mended.set(true);
                await().atMost(A_WHILE)
                        .until(() -> kept.due(Lane.TRANSACTIONAL, 20).count() == 0);
            } finally {
                mended.set(true);
                sender.stop();
            }
            assertThat(server.taken()).doesNotHaveDuplicates().hasSize(12);
        }
    }

    private static TransactionalMail mail(UUID id) {
        return new TransactionalMail(id, id, "test", "s", "t", "h");
    }

    private static Sender sender(Ledger ledger, TrickyServer server) {
        var settings = new JavaMailSenderImpl();
        settings.setHost("127.0.0.1");
        settings.setPort(server.port());
        var sending = new TestSending(ledger, InstantSource.system());
        var outcomes = new OutcomeWriter("test", ledger, 2);
        var claims = sending.claims(SETTINGS.lease(), UUID::randomUUID, Moment::now);
        return new Sender(
                "test",
                SETTINGS,
                2,
                claims,
                () -> sending.worker(new AngusMailServer(settings, Tls.OFFERED), claims, outcomes),
                outcomes,
                sending.state,
                new ArrivalSignal());
    }
}
