package io.broadsheet.newsletter.delivery.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.Ledger.Entry;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.broadsheet.newsletter.delivery.smtp.MailConnection;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SenderTest {
    private static final Duration A_WHILE = Duration.ofSeconds(20);
    private static final MailProperties.Sending SETTINGS = new Binder(
                    new MapConfigurationPropertySource(Map.of("d.lease", "3s", "d.poll", "50ms")))
            .bindOrCreate("d", Bindable.of(MailProperties.Sending.class));

    private final ModelLedger kept = new ModelLedger(InstantSource.system());
    private final List<Outcome> outcomes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void putsOffWhatItFailsOfAndSendsItLater() {
        var failures = new AtomicInteger(2);
        kept.add(mail());
        var sender = sender(() -> {
            switch (failures.getAndDecrement()) {
                case 2 -> throw new NoClassDefFoundError("native");
                case 1 -> throw new IllegalStateException("in the driver");
                default -> {
                    return new Taking(() -> {});
                }
            }
        });
        sender.start();
        try {
            await().atMost(A_WHILE).until(() -> outcomes.stream().anyMatch(Outcome.Sent.class::isInstance));
        } finally {
            sender.stop();
        }
        assertThat(outcomes)
                .as("an attempt each, so that it is not tried for ever")
                .hasExactlyElementsOfTypes(Outcome.Deferred.class, Outcome.Deferred.class, Outcome.Sent.class);
    }

    @Test
    void keepsNobodyWaitingWhoStopsBesideIt() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answer = new CompletableFuture<Void>();
        kept.add(mail());
        var sender = sender(() -> new Taking(() -> {
            asked.countDown();
            answer.join();
        }));
        sender.start();
        asked.await();
        var stopped = new CountDownLatch(1);

        sender.stop(stopped::countDown);

        assertThat(stopped.getCount()).as("the mail on its way is waited for").isEqualTo(1);
        answer.complete(null);
        stopped.await();
        assertThat(outcomes).hasExactlyElementsOfTypes(Outcome.Sent.class);
    }

    /** Takes every mail, at its time. */
    private record Taking(Runnable beforeAnswer) implements MailConnection {
        @Override
        public Answer send(OutgoingMail mail, BeforeEnd beforeEnd) throws BrokenOff {
            if (!beforeEnd.mayEnd()) {
                throw new BrokenOff();
            }
            beforeAnswer.run();
            return new Answer(Step.END, new Reply(250, "2.0.0"));
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void close() {}
    }

    private Sender sender(MailServer server) {
        var ledger = ledger();
        var sending = new TestSending(ledger, InstantSource.system());
        var writer = new OutcomeWriter("test", ledger, 1);
        var claims = sending.claims(SETTINGS.lease(), UUID::randomUUID, Moment::now);
        return new Sender(
                "test",
                SETTINGS,
                1,
                claims,
                () -> sending.worker(server, claims, writer),
                writer,
                sending.state,
                new ArrivalSignal());
    }

    /** For several threads. */
    private Ledger ledger() {
        return (Ledger) Proxy.newProxyInstance(
                Ledger.class.getClassLoader(), new Class<?>[] {Ledger.class}, (self, method, arguments) -> {
                    synchronized (kept) {
                        if (method.getName().equals("record")) {
                            ((List<?>) arguments[0]).forEach(entry -> outcomes.add(((Entry) entry).outcome()));
                        }
                        return method.invoke(kept, arguments);
                    }
                });
    }

    private static Delivery mail() {
        var id = UUID.randomUUID();
        var content = new Delivery.Content.Transactional("test", "s", "t", "h");
        return new Delivery(id, id, content, 0, 0, null, null, Instant.now(), null, null);
    }
}
