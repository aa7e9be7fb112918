package io.broadsheet.chassis.tracing;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.micrometer.tracing.autoconfigure.MicrometerTracingAutoConfiguration;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;

/** Traces over what is stored. */
@AutoConfiguration(
        after = OpenTelemetryTracingAutoConfiguration.class,
        before = MicrometerTracingAutoConfiguration.class)
@ConditionalOnProperty("broadsheet.service")
class TracingAutoConfiguration {

    @Bean
    TraceContext traceContext(ObjectProvider<Tracer> tracer, ObservationRegistry observations) {
        return new TraceContext(tracer.getIfAvailable(() -> Tracer.NOOP), observations);
    }

    @Bean
    @ConditionalOnBean({Tracer.class, Propagator.class})
    @Order(MicrometerTracingAutoConfiguration.RECEIVER_TRACING_OBSERVATION_HANDLER_ORDER)
    LinkedTraces.Handler linkedTracesHandler(Tracer tracer, Propagator propagator) {
        return new LinkedTraces.Handler(tracer, propagator);
    }
}
