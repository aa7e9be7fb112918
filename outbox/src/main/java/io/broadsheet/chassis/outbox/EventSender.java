package io.broadsheet.chassis.outbox;

import io.broadsheet.chassis.messaging.CloudEvents;
import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.contract.EventType;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
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
     * Waits until the broker has acknowledged it: the next event of the same document must not overtake one that
     * failed.
     *
     * @throws NotSent if it was not acknowledged; it may have arrived all the same
     */
    void send(OutboxRow row) throws NotSent {
        try {
            EventType type = EventType.named(row.type())
                    .orElseThrow(() -> new UnknownType("this version knows no event type " + row.type()));
            trace.continued("broadsheet.outbox.relay", row.traceparent())
                    .lowCardinalityKeyValue("topic", type.topic())
                    .observe(() -> kafka.send(toRecord(type, row)))
                    .join();
        } catch (CompletionException failed) {
            throw new NotSent(failed.getCause());
        } catch (RuntimeException failed) {
            throw new NotSent(failed);
        }
    }

    private ProducerRecord<String, byte @Nullable []> toRecord(EventType type, OutboxRow row) {
        return new ProducerRecord<>(
                type.topic(),
                null,
                row.key().toString(),
                row.value() == null ? null : row.value().getBytes(StandardCharsets.UTF_8),
                CloudEvents.headers(type, row.subject(), row.version(), row.n(), row.time(), source));
    }

    private static final class UnknownType extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownType(String message) {
            super(message);
        }
    }

    /** An event was not acknowledged. */
    static final class NotSent extends Exception {

        private static final long serialVersionUID = 1;

        private final String reason;
        private final boolean refused;

        NotSent(@Nullable Throwable cause) {
            super(cause);
            Throwable innermost = this;
            boolean comesBack = false;
            for (Throwable each = cause; each != null; each = each.getCause()) {
                innermost = each;
                comesBack |= comesBack(each);
            }
            reason = innermost.getClass().getSimpleName();
            refused = !comesBack && !isAboutTheProducer(innermost);
        }

        private static boolean comesBack(Throwable cause) {
            return switch (cause) {
                case RetriableException _ -> true;
                // Another event would not be taken either.
                case AuthorizationException _, AuthenticationException _ -> true;
                default -> false;
            };
        }

        /** Such as one that was closed to be replaced. Failures of a record have classes of their own. */
        private static boolean isAboutTheProducer(Throwable cause) {
            return cause instanceof IllegalStateException || cause.getClass() == KafkaException.class;
        }

        /** The class of what went wrong; its text could quote the event. */
        String reason() {
            return reason;
        }

        /** Whether the broker, or this build, will not take this event as it is, wherever it goes. */
        boolean isRefusal() {
            return refused;
        }
    }
}
