package io.broadsheet.newsletter.delivery.application;

import io.broadsheet.chassis.tracing.TraceContext;
import io.broadsheet.newsletter.delivery.MailContent;
import io.broadsheet.newsletter.delivery.domain.Delivery;
import io.broadsheet.newsletter.delivery.domain.Outcome;
import io.broadsheet.newsletter.delivery.domain.Reply;
import io.micrometer.core.instrument.Gauge;
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
            case Outcome.Sent(var reply) -> answer(observation, reply);
            case Outcome.Deferred(var wait, var reply) -> answer(observation, reply);
            case Outcome.Failed(var reason, var reply) -> answer(observation, reply);
            case Outcome.Held(var reason, var reply) -> answer(observation, reply);
            case Outcome.Unanswered unanswered -> {}
            case Outcome.Released released -> {}
            case Outcome.Unmailable unmailable -> {}
            case Outcome.Suppressed suppressed -> {}
            case Outcome.Cancelled cancelled -> {}
        }
    }

    private static void answer(Observation observation, Reply reply) {
        observation.highCardinalityKeyValue("smtp.reply", reply.toString());
    }

    void unwritten(String lane, OutcomeWriter outcomes) {
        Gauge.builder("broadsheet.deliveries.unwritten", outcomes, OutcomeWriter::unwritten)
                .description("Outcomes that are tried again, since a write of them failed")
                .tag("lane", lane)
                .register(meters);
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
            case Delivery.Content.Replies replies -> "replies";
            case Delivery.Content.Transactional transactional -> "transactional";
        };
    }

    private static String word(Outcome outcome) {
        return outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Failed(var reason, var reply) -> reason.word();
            case Outcome.Held(var reason, var reply) -> reason.word();
            case Outcome.Unmailable() -> "unmailable";
            case Outcome.Unanswered(var wait, var perhapsSent) -> perhapsSent ? "perhaps_sent" : "not_sent";
            case Outcome.Released(var wait, var byDomain, var matter) -> matter == null ? "none" : matter.word();
            case Outcome.Cancelled(var reason) -> reason.name().toLowerCase(Locale.ROOT);
            case Outcome.Sent sent -> "none";
            case Outcome.Deferred deferred -> "none";
            case Outcome.Suppressed suppressed -> "none";
        };
    }
}
