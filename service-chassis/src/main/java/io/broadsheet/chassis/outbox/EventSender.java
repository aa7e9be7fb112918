package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.contract.EventType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaOperations;

/** The one place from which events go to Kafka. */
final class EventSender {

    private final KafkaOperations<String, byte[]> kafka;
    private final TraceContext trace;
    private final String source;

    /** @param source as in {@code ce_source}, for example {@code /article-service} */
    EventSender(KafkaOperations<String, byte[]> kafka, TraceContext trace, String source) {
        this.kafka = kafka;
        this.trace = trace;
        this.source = source;
    }

    /**
     * Sends in order and waits until the broker has acknowledged all.
     *
     * @param mayStillSend asked before each
     * @throws NotSent if any was not acknowledged; it may have arrived all the same
     */
    void send(List<OutboxRow> rows, BooleanSupplier mayStillSend) throws NotSent {
        var acknowledgements = new ArrayList<CompletableFuture<?>>(rows.size());
        try {
            for (OutboxRow row : rows) {
                if (!mayStillSend.getAsBoolean()) {
                    throw new NotSent(Reason.LEASE_TOO_SHORT, null);
                }
                acknowledgements.add(send(row));
            }
        } catch (RuntimeException e) {
            throw NotSent.because(e);
        } finally {
            awaitAll(acknowledgements);
        }
    }

    private static void awaitAll(List<CompletableFuture<?>> acknowledgements) throws NotSent {
        try {
            CompletableFuture.allOf(acknowledgements.toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw NotSent.because(e);
        }
    }

    private CompletableFuture<?> send(OutboxRow row) {
        EventType type = EventType.named(row.type())
                .orElseThrow(() -> new IllegalStateException("this version knows no event type " + row.type()));
        return trace.continued("broadsheet.outbox.relay", row.traceparent())
                .lowCardinalityKeyValue("topic", type.topic())
                .observe(() -> kafka.send(toRecord(type, row)));
    }

    private ProducerRecord<String, byte @Nullable []> toRecord(EventType type, OutboxRow row) {
        return new ProducerRecord<>(
                type.topic(),
                null,
                row.key().toString(),
                row.value() == null ? null : row.value().getBytes(StandardCharsets.UTF_8),
                CloudEvents.headers(type, row.subject(), row.version(), row.n(), row.time(), source));
    }

    enum Reason {
        BROKER_AWAY,
        REFUSED,
        LEASE_TOO_SHORT
    }

    /** Some event was not acknowledged. */
    static final class NotSent extends Exception {

        private final Reason reason;

        NotSent(Reason reason, @Nullable Throwable cause) {
            super(reason.toString(), cause);
            this.reason = reason;
        }

        static NotSent because(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof RetriableException || cause instanceof TimeoutException) {
                    return new NotSent(Reason.BROKER_AWAY, failure);
                }
            }
            return new NotSent(Reason.REFUSED, failure);
        }

        Reason reason() {
            return reason;
        }
    }
}
