package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.ReplyClass;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts outcomes, and goes on with the trace that led to a delivery. */
final class DeliveryMeters {
    private final MeterRegistry meters;
    private final TraceContext trace;

    DeliveryMeters(MeterRegistry meters, TraceContext trace) {
        this.meters = meters;
        this.trace = trace;
    }

    /**
     * The sending of one mail, from its making to the server's answer: in the trace of what asked for it, linked to
     * those that brought what it says.
     */
    Optional<Outcome> observed(Delivery delivery, MailContent content, Supplier<Optional<Outcome>> sending) {
        var observation = trace.continued("broadsheet.delivery.send", delivery.traceparent(), content.traceparents())
                .contextualName("smtp send")
                .lowCardinalityKeyValue("kind", kind(delivery));
        return Optional.ofNullable(observation.observe(() -> {
                    var outcome = sending.get();
                    observation.lowCardinalityKeyValue(
                            "outcome", outcome.map(DeliveryMeters::word).orElse("left"));
                    outcome.ifPresent(known -> answer(observation, known));
                    return outcome;
                }))
                .orElse(Optional.empty());
    }

    private static void answer(Observation observation, Outcome outcome) {
        switch (outcome) {
            case Outcome.Sent sent ->
                observation.highCardinalityKeyValue("smtp.reply", sent.code() + " " + sent.status());
            case Outcome.Deferred put ->
                observation.highCardinalityKeyValue("smtp.reply", put.code() + " " + put.status());
            case Outcome.Failed failed ->
                observation.highCardinalityKeyValue("smtp.reply", failed.code() + " " + failed.status());
            case Outcome.Released released -> {}
            case Outcome.Suppressed suppressed -> {}
            case Outcome.Cancelled cancelled -> {}
        }
    }

    void count(Delivery delivery, Outcome outcome) {
        meters.counter(
                        "broadsheet.deliveries",
                        "kind",
                        kind(delivery),
                        "outcome",
                        word(outcome),
                        "reason",
                        reason(outcome))
                .increment();
    }

    private static String kind(Delivery delivery) {
        return switch (delivery.content()) {
            case Delivery.Content.Digest digest -> "digest";
            case Delivery.Content.Transactional transactional -> "transactional";
        };
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed failed -> word(failed.reason());
            case Outcome.Cancelled cancelled -> cancelled.reason().name().toLowerCase(Locale.ROOT);
            case Outcome.Sent sent -> "none";
            case Outcome.Deferred deferred -> "none";
            case Outcome.Released released -> "none";
            case Outcome.Suppressed suppressed -> "none";
        };
    }

    /** One put off until retries ran out is called by that. */
    private static String word(ReplyClass replyClass) {
        return replyClass.name().toLowerCase(Locale.ROOT);
    }
}
