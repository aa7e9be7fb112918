package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.Backoff;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.Digests;
import io.broadsheet.newsletter.delivery.domain.Ledger;
import io.broadsheet.newsletter.delivery.domain.RetryPolicy;
import io.broadsheet.newsletter.delivery.smtp.MailServer;
import io.broadsheet.newsletter.delivery.smtp.OutgoingMail;
import io.broadsheet.newsletter.subscription.Recipients;
import io.broadsheet.newsletter.subscription.Recipients.Recipient;
import io.broadsheet.newsletter.subscription.Recipients.Standing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The parts of a sender around a ledger and a mail server, with readers of whom nobody else knows. */
final class TestSending {
    static final RetryPolicy RETRIES =
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofHours(48));
    static final Backoff PAUSES = new Backoff(Duration.ofSeconds(30), Duration.ofMinutes(15));

    /** By subscription; one who is not here reads at {@code <id>@news.example}. */
    final Map<UUID, String> addresses = new ConcurrentHashMap<>();

    /** By subscription, with the reason. */
    final Map<UUID, String> suppressed = new ConcurrentHashMap<>();

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ServerState state = new ServerState();
    final DomainBreakers domains;
    private final Ledger ledger;
    private final InstantSource time;

    TestSending(Ledger ledger, InstantSource time) {
        this.ledger = ledger;
        this.time = time;
        this.domains = new DomainBreakers(PAUSES, Duration.ofHours(48), time);
    }

    Claims claims(Duration lease, Supplier<UUID> ids, Supplier<Moment> clock) {
        return new Claims(
                Ledger.Lane.TRANSACTIONAL, ledger, recipients(), none(), mails -> Map.of(), lease, ids, clock);
    }

    SmtpWorker worker(MailServer server, Claims claims, Outcomes outcomes) {
        return worker(server, claims, outcomes, 100);
    }

    SmtpWorker worker(MailServer server, Claims claims, Outcomes outcomes, int mostMails) {
        return worker(new KeptConnection(server, mostMails, Duration.ofMinutes(5)), claims, outcomes);
    }

    SmtpWorker worker(KeptConnection connection, Claims claims, Outcomes outcomes) {
        return new SmtpWorker(
                connection,
                claims,
                new DeliveryRules(recipients(), ledger, RETRIES, Duration.ofDays(5), time),
                domains,
                state,
                (delivery, reader, content, now) -> new OutgoingMail(
                        "bounce@news.example",
                        reader.address(),
                        ("Message-ID: <" + delivery.id() + "@news.example>\r\n\r\n" + content.text() + "\r\n")
                                .getBytes(StandardCharsets.UTF_8)),
                outcomes,
                new DeliveryMeters(meters, new TraceContext(Tracer.NOOP, ObservationRegistry.NOOP)),
                Clock.systemUTC());
    }

    private static Digests none() {
        return editions -> Map.of();
    }

    private Recipients recipients() {
        return (Recipients) Proxy.newProxyInstance(
                Recipients.class.getClassLoader(),
                new Class<?>[] {Recipients.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "lookup" -> readers((Collection<?>) arguments[0]);
                    case "suppress" -> suppressed.put((UUID) arguments[0], (String) arguments[1]);
                    case "restoredAt" -> Optional.empty();
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Map<UUID, Recipient> readers(Collection<?> ids) {
        var readers = new HashMap<UUID, Recipient>();
        for (var each : ids) {
            var id = (UUID) each;
            var address = addresses.getOrDefault(id, id + "@news.example");
            readers.put(id, new Recipient(id, address, Standing.ACTIVE, 1));
        }
        return readers;
    }
}
