package io.broadsheet.newsletter.edition.domain;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A numbered line under the stories that have arrived. It is taken up where its planner died; the next number is taken
 * only after it is finished.
 *
 * @param traceparent of what led to it, with which its deliveries go on
 */
public record Cut(
        long number, Scope scope, Stage stage, @Nullable String traceparent) {

    /** Whom a cut is for. Instant readers are served by every cut. */
    public sealed interface Scope {
        /** Those whose local hour fell after {@code from} and not after {@code to}. */
        record Scheduled(Instant from, Instant to) implements Scope {}

        /** All of a cadence, now. */
        record Run(Cadence cadence) implements Scope {}
    }

    public enum Stage {
        /** Stories still get this number. */
        STAMPING,
        /** No story gets this number any more; readers get their deliveries. */
        PLANNING
    }

    /** What the keys of the cohorts it is for begin with. */
    public List<String> prefixes(Collection<ZoneId> zones) {
        return switch (scope) {
            case Scope.Scheduled(var from, var to) ->
                DueSlots.between(from, to, zones).stream().map(Slot::prefix).toList();
            case Scope.Run(var cadence) ->
                Stream.of(Slot.INSTANT.prefix(), Slot.prefix(cadence))
                        .distinct()
                        .toList();
        };
    }
}
